"""What stands above the claims."""

import pytest

from kit.exchange.authoring.text_form.blocks import blocks_of
from kit.exchange.authoring.text_form.header import Above, above
from kit.vocabulary import Scheme
from tests.support.typed_claims import TEXT


def top(text: str) -> Above:
    return above(*blocks_of(text))


def test_the_head_as_it_is_typed() -> None:
    read = top(TEXT.replace("From:", "Lesson: 07-the-bridge\nIntro: Look.\nCore: 10\nFrom:"))
    assert read.mistakes == ()
    head = read.head
    assert (head.title, head.lesson, head.intro, head.core) == (
        "The bridge",
        "07-the-bridge",
        "Look.",
        10,
    )
    assert read.origin == {"invented": "The town is made up."}
    assert head.articles["bridge"].model_dump() == {
        "id": "bridge",
        "outlet": "The Ardenmoor Post",
        "kind": "report",
        "date": "1 March 2026",
        "paragraphs": 9,
        "note": None,
        "url": None,
    }


@pytest.mark.parametrize("note", ["", "; Its own note; in two parts."])
def test_an_address_stands_behind_an_article(note: str) -> None:
    line = f"9 paragraphs{note} <https://example.org/a?b=c>"
    article = top(TEXT.replace("9 paragraphs", line)).head.articles["bridge"]
    assert article.url == "https://example.org/a?b=c"
    assert article.note == (note.removeprefix("; ") or None)


def test_without_a_scheme_it_is_the_narrowest() -> None:
    assert top("Title: x\n\na\n= sourced").head.scheme is Scheme.THREE_WAY
    assert top("Title: x\n\na\n= voice").head.scheme is Scheme.FIVE_WAY
    assert top("Title: x\n\na\n= sourced\nor voice (half): b").head.scheme is Scheme.FIVE_WAY


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Title: The bridge\n", "", "line 1: There is no title. Write “Title: …” on the first line, above all claims, with nothing before it."),
        ("three-way", "four", "line 2: “four” is no scheme. Allowed: three-way, five-way."),
        ("Scheme: three-way", "Type: compare", "line 2: The type “compare” has no text form: only claims to label (classify) have. Use `kit new exercise NAME --type compare`, the page “Your own”, or a .zip from `kit export`."),
        ("Scheme: three-way", "Core: ten", "line 2: “ten” is no number of claims. Write “Core: 10”, or take the line out."),
        ("From: invented, The", "From: the", "line 3: “from: the town is made up.” cannot be read. Allowed: “from: article NAME, paragraph 3”, “from: report, outlet and date”, “from: invented, what is made up”."),
        ("9 paragraphs", "many", "line 4: “Article: bridge; The Ardenmoor Post; report; 1 March 2026; many” cannot be read. Write “Article: bridge; The Post; report; 1 March 2026; 9 paragraphs”: a name of small letters, the outlet, what it is, its date, how many paragraphs, and a note if you like."),
        ("Scheme: three-way", "Title: Another", "line 2: “Title:” stands there twice. Keep one; where a new claim begins, leave a blank line before it."),
        ("Scheme:", "Schema:", "line 2: “Schema:” is no line that the kit knows. Write “scheme:” if that is meant; a claim with a colon begins with “claim:”."),
    ],
)  # fmt: skip
def test_each_mistake_is_told_whole(before: str, after: str, said: str) -> None:
    assert before in TEXT
    assert [str(mistake) for mistake in top(TEXT.replace(before, after)).mistakes] == [said]
