"""The pages of a teacher's own copies: attached, corrected, read, removed."""

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from tests.support.article_files import pdf_of, word_of
from tests.support.copies import ORIGINAL_MARK, paragraph, text_of
from tests.support.room import make_teacher
from tests.web.conftest import Site, Visitor
from tests.web.conftest import text_of as words_of
from tests.web.teacher.authoring.test_states import undo

HOME = "/teacher/own/articles"
OF = "a The Ardenmoor Post"


def attached(teacher: Visitor, text: str | None = None) -> str:
    """The address of a copy that was attached by the form."""
    reply = teacher.post(f"{HOME}/attach", of=OF, text=text or text_of())
    assert reply.status_code == 303
    return reply.headers["Location"].removesuffix("/paragraphs")


def press(teacher: Visitor, copy: str, act: str) -> int:
    page = teacher.get(f"{copy}/paragraphs").text
    state = re.search(r'name="state" value="(\w+)"', page)
    assert state is not None
    return teacher.post(f"{copy}/paragraphs", act=act, state=state[1]).status_code


def numbered(teacher: Visitor, copy: str) -> list[str]:
    """The paragraphs as their page has them, number and all."""
    page = teacher.get(copy).text
    return [
        " ".join(re.sub(r"<[^>]+>", "", one).split())
        for one in re.findall(r'<p id="paragraph-\d+".*?</p>', page, re.DOTALL)
    ]


def test_list_says_which_articles_there_are_and_which_have_a_copy(site: Site) -> None:
    teacher = site.teacher()
    page = words_of(teacher.get(HOME))
    assert "The Ardenmoor Post , 1 March 2026 · report · named a" in page
    assert "Attach your copy · claims name 3 of its paragraphs" in page
    attached(teacher)
    page = words_of(teacher.get(HOME))
    assert "Your copy, with 9 paragraphs" in page
    assert "As many paragraphs as the course counts." in page


def test_copy_is_read_with_its_numbers(site: Site) -> None:
    teacher = site.teacher()
    copy = attached(teacher)
    assert numbered(teacher, copy)[3] == f"¶ 4 {paragraph(4)}"
    assert numbered(teacher, copy)[0] == f"¶ 1 {paragraph(1)} (claims name it)"
    assert "By Ann Ash" in words_of(teacher.get(copy))


def test_copy_without_paragraphs_that_claims_name_says_so(site: Site) -> None:
    teacher = site.teacher()
    copy = attached(teacher, text_of(1))
    said = (
        "Claims name paragraphs 2, 3, which this copy does not have. Correct its paragraphs, or "
        "attach the whole article."
    )
    for page in (HOME, copy, f"{copy}/paragraphs"):
        assert said in words_of(teacher.get(page))
    attached(teacher, text_of(4))
    assert (
        "The course counts 9 paragraphs and this copy has 4, so the numbers may not be the same. "
        "Look at the paragraphs."
    ) in words_of(teacher.get(copy))


def test_paragraphs_are_corrected_and_each_correction_is_undone(any_site: Site) -> None:
    teacher = any_site.teacher()
    copy = attached(teacher)
    as_found = numbered(teacher, copy)
    for act, first in (
        ("one 0", "¶ 1 A bridge (claims name it)"),
        ("none 2", f"¶ 1 {paragraph(2)} (claims name it)"),
        ("join 3", f"¶ 1 {paragraph(1)} {paragraph(2)} (claims name it)"),
    ):
        assert press(teacher, copy, act) == 303
        undo(teacher, f"{copy}/paragraphs")
        assert numbered(teacher, copy) == as_found
        press(teacher, copy, act)
        assert numbered(teacher, copy)[0] == first
        attached(teacher)
    # The title is none, and stays none where a joining with a paragraph is undone.
    press(teacher, copy, "join 2")
    undo(teacher, f"{copy}/paragraphs")
    assert numbered(teacher, copy) == as_found


def test_long_paragraph_is_made_two_at_a_sentence(any_site: Site) -> None:
    teacher = any_site.teacher()
    copy = attached(
        teacher, "It rained on the whole of Monday. It stopped.\n\nThen it began again."
    )
    page = teacher.get(f"{copy}/paragraphs").text
    assert 'value="part 0 34"' in page
    assert "before “It stopped.”" in page
    press(teacher, copy, "part 0 34")
    assert [one.split(" (")[0] for one in numbered(teacher, copy)] == [
        "¶ 1 It rained on the whole of Monday.",
        "¶ 2 It stopped.",
        "¶ 3 Then it began again.",
    ]


def test_correction_of_another_window_is_not_overwritten(any_site: Site) -> None:
    teacher = any_site.teacher()
    copy = attached(teacher)
    assert press(teacher, copy, "none 2") == 303
    reply = teacher.post(f"{copy}/paragraphs", act="none 2", state="of another window")
    assert reply.status_code == 303
    assert (
        "The paragraphs of “The Ardenmoor Post” were corrected elsewhere meanwhile, so nothing was "
        "changed. Here is how they stand now."
    ) in words_of(teacher.get(f"{copy}/paragraphs"))
    assert press(teacher, copy, "none 99") == 303
    assert "There is no such place in this copy." in words_of(teacher.get(f"{copy}/paragraphs"))
    assert press(teacher, copy, "erase 1") == 400


def test_removed_it_is_gone_from_the_list(any_site: Site) -> None:
    teacher = any_site.teacher()
    copy = attached(teacher)
    asked = words_of(teacher.get(f"{copy}/remove"))
    assert "It goes in one step from wherever it is shown" in asked
    assert "in the folder backups or elsewhere, keep it until you delete them." in asked
    assert teacher.post(f"{copy}/remove").status_code == 303
    page = words_of(teacher.get(HOME))
    assert "Your copy of “The Ardenmoor Post” is removed, everywhere." in page
    assert "Attach your copy" in page
    assert teacher.get(copy).status_code == 404
    assert teacher.post(f"{copy}/remove").status_code == 404


def test_file_is_taken_as_what_is_pasted(any_site: Site) -> None:
    teacher = any_site.teacher()
    more: Any = {"file": (io.BytesIO(text_of(4).encode("utf-16")), "article.txt")}
    reply = teacher.post(f"{HOME}/attach", of=OF, text="", **more)
    assert reply.status_code == 303
    copy = reply.headers["Location"].removesuffix("/paragraphs")
    assert len(numbered(teacher, copy)) == 4


def as_page(text: str) -> bytes:
    """A text as a saved page has it."""
    paragraphs = "".join(f"<p>{words}</p>" for words in text.split("\n\n"))
    return f"<html><body>{paragraphs}</body></html>".encode()


@pytest.mark.long
@pytest.mark.parametrize(
    "file_of",
    [
        as_page,
        lambda text: word_of(text.split("\n\n")),
        lambda text: pdf_of([[(72, 780, one) for one in text.split("\n\n")]]),
    ],
)
def test_page_word_file_and_pdf_are_taken(any_site: Site, file_of: Callable[[str], bytes]) -> None:
    teacher = any_site.teacher()
    more: Any = {"file": (io.BytesIO(file_of(paragraph(1))), "article")}
    reply = teacher.post(f"{HOME}/attach", of=OF, text="", **more)
    assert reply.status_code == 303
    copy = reply.headers["Location"].removesuffix("/paragraphs")
    assert len(numbered(teacher, copy)) == 1


def test_file_longer_than_any_article_says_what_to_do(any_site: Site) -> None:
    reply = any_site.teacher().post(f"{HOME}/attach", of=OF, text="x" * 11_000_000)
    assert reply.status_code == 413
    assert (
        "What was sent is longer than this page takes (10 MiB in all). Nothing was taken in. Open "
        "the file, copy the article, and paste it into the box."
    ) in words_of(reply)


@pytest.mark.parametrize(
    ("text", "file", "message"),
    [
        ("", b"", "Paste the article's text, or choose a file with it."),
        (
            "It rained.", b"It rained.",
            ("There is a text in the box, and a file is chosen, too. Empty the box, or leave the "
            "file out."),
        ),
        (
            "", b"{\\rtf1 It rained.}",
            ("This file is of a writing program (.rtf). Allowed are plain text (.txt, .md), a saved "
            "web page (.html), Word (.docx) and PDF. Open it, copy the article, and paste it into "
            "the box."),
        ),
        (
            "", b"%PDF-1.7",
            ("This file is damaged, or more is packed into it than an article has: it cannot be "
            "read. Open it in its program, copy the article, and paste it into the box."),
        ),
        (
            "***", b"",
            ("There is no paragraph in this text. Copy the article's own text, as you read it, and "
            "paste it here."),
        ),
        (
            "x" * 120_001, b"",
            ("This text has 120001 characters; 120000 are the most. Nothing is kept yet: take out "
            "what is not the article, and try again."),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_says_why_and_stays_in_the_box(
    any_site: Site, text: str, file: bytes, message: str
) -> None:
    teacher = any_site.teacher()
    more: Any = {"file": (io.BytesIO(file), "article.txt")} if file else {}
    reply = teacher.post(f"{HOME}/attach", of=OF, text=text, **more)
    assert reply.status_code == 400
    assert message in unescape(words_of(reply))
    assert text in reply.text
    assert "Attach your copy" in words_of(teacher.get(HOME))


def test_markup_in_an_article_is_words(any_site: Site) -> None:
    teacher = any_site.teacher()
    bold = "<script>alert(1)</script> It rained on the whole of Monday, said the mayor."
    copy = attached(teacher, bold)
    assert "<script>alert" not in teacher.get(copy).text
    assert numbered(teacher, copy) == [
        f"¶ 1 {bold}".replace("<", "&lt;").replace(">", "&gt;") + (" (claims name it)")
    ]


def test_another_teacher_has_none_of_it(site: Site) -> None:
    make_teacher(site.room.store, "Mr Brown")
    teacher, other = site.teacher(), site.teacher("Mr Brown")
    copy = attached(teacher)
    assert "Attach your copy" in words_of(other.get(HOME))
    for page in (copy, f"{copy}/paragraphs", f"{copy}/remove"):
        reply = other.get(page)
        assert reply.status_code == 404
        assert ORIGINAL_MARK not in reply.text
    assert other.post(f"{copy}/remove").status_code == 404
    assert other.post(f"{copy}/paragraphs", act="none 2", state="x").status_code == 404
    # Another one's own copy of the same article is another copy.
    assert attached(other, text_of(4)) != copy
    assert len(numbered(teacher, copy)) == 9
