"""The article of a saved page: its body, without what stands round it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exchange.article_files.article import EmptyFile
from kit.exchange.article_files.web_page import web_page
from tests.exchange.article_files.saved_pages import (
    BLOG,
    COMPONENTS,
    DIVS,
    HASHED,
    PARAGRAPHS,
    RIGHT_TO_LEFT,
    TABLES,
    TEXT,
)
from tests.support.processor import seconds_for

#: What may stand in any page, whole or not.
TAGS = (
    (
        "<p> </p> <div-class='ad'> <div> </div> <article> </article> <br> <table><tr><td> </table> "
        "<a-href=x> </a> <script> </script> <!-- --> <li> <h1> <figcaption> <template> <svg> <b &amp \0"
    )
    .replace("-class", " class")
    .split(" ")
)
WORDS = ["It rained. ", PARAGRAPHS[0]]


@pytest.mark.parametrize(
    ("page", "heads"),
    [
        (BLOG, "Weir bridge shut\n\n14 October 2026 by Ann Ash\n\n"),
        # Its text is an element of its own, below title and name: the head has them.
        (HASHED, ""),
        (TABLES, "Weir bridge shut\n\n"),
        (DIVS, "Weir bridge shut\n\n"),
        (COMPONENTS, "Weir bridge shut\n\nAnn Ash\nReporter\n\n"),
    ],
)
def test_article_of_a_saved_page_is_all_of_it_and_nothing_else(page: str, heads: str) -> None:
    assert web_page(page).text == heads + TEXT


def test_page_from_right_to_left_is_read() -> None:
    assert web_page(RIGHT_TO_LEFT).text.split("\n\n") == [
        "إغلاق الجسر",
        "أغلق المجلس الجسر القديم يوم الاثنين بعد أن وجد مهندس شقوقاً في اثنين من أعمدته.",
        "ولم يحدد موعد لفتحه.",
    ]


def test_lists_and_quotes_are_kept() -> None:
    page = (
        f"<article><p>{PARAGRAPHS[0]}</p><ul><li>A limit of 7.5 tonnes</li><li>No lorries</li></ul>"
        f"<blockquote><p>We had <em>no</em> choice.</p></blockquote><p>{PARAGRAPHS[2]}</p></article>"
    )
    assert web_page(page).text.split("\n\n") == [
        PARAGRAPHS[0], "• A limit of 7.5 tonnes", "• No lorries", "We had no choice.",
        PARAGRAPHS[2],
    ]  # fmt: skip


def test_links_in_a_paragraph_stay_and_lines_of_links_go() -> None:
    page = (
        f"<article><p>{PARAGRAPHS[0]} <a>See the report</a>.</p>"
        "<p><a>Read our page about the bridges of the town and their history</a></p></article>"
    )
    assert web_page(page).text == f"{PARAGRAPHS[0]} See the report."


def test_page_of_links_alone_is_read_all_the_same() -> None:
    assert web_page("<p><a>Bridge shut</a></p><p><a>Rain</a></p>").text == "Bridge shut\n\nRain"


def test_name_that_looks_like_what_goes_round_does_not_take_the_article_out() -> None:
    comments = f"<div class='comments'>{f'<p>{PARAGRAPHS[2]} I saw it myself.</p>' * 30}</div>"
    page = (
        f"<div class='has sidebar'><article>{PARAGRAPHS[0]}<p>{PARAGRAPHS[2]}</p></article></div>"
    )
    assert web_page(page + comments).text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}"


def test_scripts_and_hidden_words_are_none() -> None:
    page = "<p>It rained.</p><script>alert('x')</script><p hidden>Never</p><style>p{}</style>"
    assert web_page(page).text == "It rained."
    with pytest.raises(EmptyFile):
        web_page("<html><body><nav>Home</nav><script>x</script></body></html>")


@given(st.lists(st.sampled_from([*TAGS, *WORDS]), max_size=60))
def test_any_page_is_read_or_is_empty(parts: list[str]) -> None:
    try:
        text = web_page("".join(parts)).text
    except EmptyFile:
        return
    assert text.strip()
    assert "\n\n\n" not in text


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "piece",
    ["<p>It rained on the bridge for the whole of that Monday, and the river rose.</p>",
     "<div class='ad related'>", "<article>", "<table><tr><td>", "<a>x</a> ", "<br>", "x " * 20],
)  # fmt: skip
def test_time_grows_with_the_page_and_no_faster(piece: str) -> None:
    def seconds(count: int) -> float:
        page = f"<p>{PARAGRAPHS[0]}</p>" + piece * count
        return seconds_for(lambda _taking: web_page(page), 0.02)

    assert seconds(8_000) < 24 * max(seconds(1_000), 0.02)
