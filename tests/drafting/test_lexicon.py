from kit.drafting.lexicon import acronyms, has_listed, listed_words, plain


def test_plain_text_keeps_each_character_where_it_was() -> None:
    assert plain("\u0130t’s the MAYOR") == "it's the mayor"


def test_longest_listed_word_is_found_with_its_sort() -> None:
    text = "the police union and the police"
    words = list(listed_words(text, "speakers", "office", "body"))
    assert [(text[word.start : word.end], word.sort) for word in words] == [
        ("police union", "body"),
        ("police", "office"),
    ]


def test_acronym_is_found_in_capitals_alone() -> None:
    text = "The WHO said so, and the man who was there told NATO."
    assert [text[word.start : word.end] for word in acronyms(text)] == ["WHO", "NATO"]


def test_word_is_found_whole() -> None:
    assert has_listed("the mayor spoke", "speakers", "office")
    assert not has_listed("the mayoral race", "speakers", "office")
