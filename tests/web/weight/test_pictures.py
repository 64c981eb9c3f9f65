"""Who gets a lesson's pictures, and with which headers."""

import gzip
import re
from pathlib import Path

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.content.library import load_library
from kit.store.engine import Store
from kit.vocabulary import Feedback
from kit.web import state as web_state
from kit.web.weight.pictures import POLICY
from tests.support.pictured_lesson import pictured, write_pictured
from tests.support.pictures import ENTRY, PHOTO, PHOTO_ENTRY, SQUARE, SVG, png
from tests.web.conftest import Site, Visitor, shared_site
from tests.web.reading import plain

KEPT = "private, max-age=31536000, immutable"
OLDER = "0123456789abcdef"
LESSON = "/lessons/01-three-claims"


@pytest.fixture
def shown(any_store: Store, tmp_path: Path) -> Site:
    lesson = pictured(f"[{ENTRY}, {PHOTO_ENTRY}]", f"{SQUARE}\n\n{PHOTO}")
    folder = write_pictured(tmp_path / "content", lesson, square_png=png(9, 4))
    return shared_site(any_store, tmp_path, load_library(folder))


def addresses(visitor: Visitor, page: str) -> list[str]:
    """Those of the pictures on a page."""
    return re.findall(r'<img src="([^"]+)"', visitor.get(page).text)


def test_figure_is_a_picture_with_its_words(shown: Site) -> None:
    page = shown.student("Sam").get(f"{shown.work}/lesson").text
    figure = re.search(r'<figure class="picture">(.*?)</figure>', page, re.DOTALL)
    assert figure is not None
    drawn, caption = figure[1].split("<figcaption>")
    assert re.sub(r"\s+", " ", drawn).strip() == (
        f'<img src="{addresses(shown.student("Kit"), f"{shown.work}/lesson")[0]}" '
        'alt="The square from above" width="400" height="250">'
    )
    assert plain(caption) == (
        "The square in 2026. Picture: Ann Ash, CC BY 4.0 Open the picture alone"
    )


def test_student_and_teacher_each_have_an_address_of_their_own(shown: Site) -> None:
    student, teacher = shown.student("Sam"), shown.teacher()
    for visitor, page, path in (
        (student, f"{shown.work}/lesson", f"/work{LESSON}"),
        (student, f"/work{LESSON}", f"/work{LESSON}"),
        (teacher, f"/teacher{LESSON}", f"/teacher{LESSON}"),
    ):
        drawing, photo = addresses(visitor, page)
        assert re.fullmatch(rf"{path}/pictures/[0-9a-f]{{16}}/square\.svg", drawing)
        assert re.fullmatch(rf"{path}/pictures/[0-9a-f]{{16}}/square\.png", photo)
        assert visitor.get(drawing).get_data(as_text=True) == SVG
        assert visitor.get(photo).get_data() == png(9, 4)
    assert teacher.get(f"/work{LESSON}/pictures/{OLDER}/square.svg").status_code == 303
    assert student.get(f"/teacher{LESSON}/pictures/{OLDER}/square.svg").status_code == 303


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("square.svg", "image/svg+xml; charset=utf-8"), ("square.png", "image/png")],
)
def test_headers_keep_a_picture_and_let_it_do_nothing(
    shown: Site, name: str, media_type: str
) -> None:
    visitor = shown.student("Sam")
    address = next(one for one in addresses(visitor, f"/work{LESSON}") if one.endswith(name))
    headers = visitor.get(address).headers
    assert headers["Content-Type"] == media_type
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == POLICY
    assert "sandbox" in POLICY
    assert "script-src" not in POLICY
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == KEPT
    older = re.sub(r"[0-9a-f]{16}", OLDER, address)
    assert visitor.get(older).headers["Cache-Control"] == "no-cache"
    again = visitor.get(address, headers={"If-None-Match": headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")


def test_drawing_is_compressed_where_that_is_read(any_store: Store, tmp_path: Path) -> None:
    drawing = SVG.replace("</svg>", '<rect width="9" height="9"/>\n' * 200 + "</svg>")
    folder = write_pictured(tmp_path / "content", square_svg=drawing)
    site = shared_site(any_store, tmp_path, load_library(folder))
    visitor = site.student("Sam")
    (address,) = addresses(visitor, f"/work{LESSON}")
    reply = visitor.get(address, headers={"Accept-Encoding": "gzip"})
    assert reply.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in reply.headers["Vary"]
    assert gzip.decompress(reply.get_data()).decode() == drawing
    assert len(reply.get_data()) < len(drawing) / 5
    assert "Content-Encoding" not in visitor.get(address).headers


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "path",
    [
        f"{LESSON}/pictures/{OLDER}/other.svg",
        f"{LESSON}/pictures/{OLDER}/01-three-claims.md",
        f"{LESSON}/pictures/{OLDER}/..%2F..%2Fexercises%2F01-three-claims.key.yaml",
        f"{LESSON}/pictures/{OLDER}/square.svg/",
        f"/lessons/no-such/pictures/{OLDER}/square.svg",
    ],
)
def test_nothing_else_is_there(shown: Site, path: str) -> None:
    for visitor, base in ((shown.student("Sam"), "/work"), (shown.teacher(), "/teacher")):
        reply = visitor.get(base + path)
        assert reply.status_code == 404
        assert POLICY not in reply.headers["Content-Security-Policy"]
        assert reply.headers["Cache-Control"] == "no-store"


def test_lesson_that_is_not_open_keeps_its_pictures(any_store: Store, tmp_path: Path) -> None:
    folder = write_pictured(tmp_path / "content")
    later = pictured().replace("number: 1", "number: 2")
    (folder / "lessons/02-later.md").write_text(later, encoding="utf-8")
    site = shared_site(any_store, tmp_path, load_library(folder))
    path = f"pictures/{OLDER}/square.svg"
    assert site.student("Sam").get(f"/work{LESSON}/{path}").status_code == 200
    assert site.student("Kit").get(f"/work/lessons/02-later/{path}").status_code == 404
    assert site.teacher().get(f"/teacher/lessons/02-later/{path}").status_code == 200


def test_figure_of_a_broken_picture_stands_in_words(any_store: Store, tmp_path: Path) -> None:
    folder = write_pictured(tmp_path / "content", square_svg="no drawing")
    site = shared_site(any_store, tmp_path, load_library(folder))
    page = site.student("Sam").get(f"/work{LESSON}").text
    assert "<img" not in page
    figure = page.split('<figure class="picture">')[1].split("</figure>")[0]
    assert plain(figure) == "The square from above The square in 2026."


def test_words_of_a_figure_are_shown_as_words(any_store: Store, tmp_path: Path) -> None:
    figure = """![A "b" <i onload='x'>](square.svg "C <script>alert(1)</script>")"""
    entry = "[{file: square.svg, by: <b>Ann</b>, licence: '\"CC0\"'}]"
    folder = write_pictured(tmp_path / "content", pictured(entry, figure))
    site = shared_site(any_store, tmp_path, load_library(folder))
    page = site.student("Sam").get(f"/work{LESSON}").text
    assert 'alt="A &#34;b&#34; &lt;i onload=&#39;x&#39;&gt;"' in page
    assert "C &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Picture: &lt;b&gt;Ann&lt;/b&gt;, &#34;CC0&#34;" in page


def test_each_reading_shows_the_picture_that_was_given_with_it(
    any_store: Store, tmp_path: Path
) -> None:
    first = load_library(write_pictured(tmp_path / "first"))
    site = shared_site(any_store, tmp_path, first)
    room, sam = site.room, site.student("Sam")
    drawn_anew = SVG.replace("<svg", "<!-- anew --><svg", 1)
    second = load_library(write_pictured(tmp_path / "second", square_svg=drawn_anew))
    task = assignments.give(
        any_store, second, room.classroom_id, "three-claims", Rules(feedback=Feedback.ON_CLOSING),
        web_state.now(),
    )  # fmt: skip
    for page, drawing in ((f"{site.work}/lesson", SVG), (f"/work/{task}/lesson", drawn_anew)):
        (address,) = addresses(sam, page)
        reply = sam.get(address)
        assert reply.get_data(as_text=True) == drawing
        assert reply.headers["Cache-Control"] == KEPT
