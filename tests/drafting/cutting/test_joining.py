"""Lines put together to blocks, and the hyphens at their ends."""

from kit.drafting.article import RemovalKind
from kit.drafting.cutting.cleaning import clean
from kit.drafting.cutting.joining import join


def blocks(text: str, *put_back: str) -> list[str]:
    return [block.text for block in join(clean(text, put_back), put_back)[0]]


def names(text: str, *put_back: str) -> list[str]:
    return [removal.name for removal in join(clean(text, put_back), put_back)[1]]


WRAPPED = (
    "The old lock at the end of the town has been shut since\nMay, and nobody knows why it is."
)


def test_lines_that_were_broken_are_one_and_can_be_kept_apart() -> None:
    assert blocks(WRAPPED) == [WRAPPED.replace("\n", " ")]
    [removal] = join(clean(WRAPPED), ())[1]
    assert (removal.name, removal.kind, removal.text) == (
        "line-end-1", RemovalKind.LINE_END, WRAPPED,
    )  # fmt: skip
    assert blocks(WRAPPED, "line-end-1") == WRAPPED.split("\n")


def hyphened(first: str, second: str, after: str = "") -> list[str]:
    text = f"The old lock at the end of the whole long town is {first}-\n{second} of them.{after}"
    return blocks(text)[0].partition(" is ")[2].removesuffix(" of them.").split("\n")


def test_word_that_was_parted_is_whole_again() -> None:
    assert hyphened("govern", "ment") == ["government"]


def test_hyphen_stays_where_the_word_has_one() -> None:
    assert hyphened("self", "taught") == ["self-taught"]
    assert hyphened("Anglo", "Norman") == ["Anglo-Norman"]
    assert hyphened("EU", "wide") == ["EU-wide"]


def test_text_itself_says_how_a_word_is_written() -> None:
    more = "\n\nA dry-dock is a dry place for a ship in a dock, they say, and so on and on."
    text = f"The old lock at the end of the whole long town is a dry-\ndock now.{more}"
    assert blocks(text)[0].endswith("is a dry-dock now.")


def test_hyphen_can_be_put_back() -> None:
    text = "The old lock at the end of the whole long town is govern-\nment land."
    assert names(text) == ["line-end-1", "hyphen-1"]
    assert blocks(text, "hyphen-1") == [text.replace("\n", "")]


def test_paragraph_that_was_torn_is_mended() -> None:
    text = (
        "The town has shut the lock that its grandfathers dug and\n\n"
        "nobody knows why.\n\nIt rained."
    )
    assert blocks(text) == [text.partition("\n\nIt")[0].replace("\n\n", " "), "It rained."]
    assert names(text) == ["line-end-2"]
    assert len(blocks(text, "line-end-2")) == 3


def test_dashes_of_a_list_begin_blocks() -> None:
    text = "The town has decided on these three things:\n- The lock is shut.\n- The weir is dry."
    assert blocks(text) == text.split("\n")
