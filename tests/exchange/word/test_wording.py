"""The kit's own words in a file."""

from kit.exchange.word.wording import in_english
from kit.items.printing.blocks import Words


def test_facts_are_filled_in_and_may_be_words_themselves() -> None:
    assert in_english("As it is: 5 %") == "As it is: 5 %"
    assert in_english(Words("5 %")) == "5 %"
    inner = Words("%(count)s claims", {"count": 3})
    assert in_english(Words("%(some)s of %(all)s", {"some": "Two", "all": inner})) == (
        "Two of 3 claims"
    )


def test_another_number_than_one_has_the_plural() -> None:
    def counted(count: int) -> str:
        return in_english(Words("one", {"n": count}, "%(n)s of them", count))

    assert (counted(1), counted(2)) == ("one", "2 of them")
