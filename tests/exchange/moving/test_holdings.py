from kit.exchange.moving.holdings import listed, told, works


def test_what_somebody_made_is_named_and_what_a_kit_has_by_itself_is_not() -> None:
    assert works({"teacher": 1, "classroom": 2, "draft": 0, "kit_state": 5}) == (
        "1 teacher's account and 2 classes"
    )
    assert works({"kit_state": 5, "failure": 1, "teacher_link": 1}) == ""
    assert works({}) == ""


def test_numbers_are_told_also_where_they_are_nothing() -> None:
    counts = dict.fromkeys(
        ("classroom", "student", "answer", "mark", "key_version", "appeal", "draft"), 0
    )
    assert told({**counts, "answer": 12345, "student": 1, "teacher_session": 2, "device": 1}) == (
        "0 classes, 1 student, 12,345 answers, 0 marks, 0 key versions, 0 arguments with keys, "
        "0 drafts, 2 teachers' sign-ins and 1 student's device"
    )


def test_lists_of_any_length() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip
