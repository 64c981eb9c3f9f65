from kit.exchange.authoring.sentences import sentence, shown


def test_a_sentence_has_its_facts_in_its_places() -> None:
    said = sentence("“%(name)s” has %(count)s files.", name="x", count=3)
    assert str(said) == "“x” has 3 files."
    assert said.message == "“%(name)s” has %(count)s files."


def test_a_name_is_shown_on_one_line_and_not_too_long() -> None:
    assert shown("a\nb\u202ec") == "a\\nb\\u202ec"
    assert shown("a" * 99) == "a" * 59 + "…"
