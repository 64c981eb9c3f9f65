"""Shared from one kit and brought into another, by the browser and by the commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.content.own.texts import DraftKind, Texts, texts_at
from tests.support import commands, databases
from tests.support.brought import brought
from tests.support.shared_files import OWN, READING
from tests.web.conftest import Site, Visitor, make_site, text_of
from tests.web.teacher.authoring.test_own import begin, content_id_of, publish, text_in

ROAD = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4"/></svg>"""
PICTURES = "pictures:\n  - {file: a-road.svg, by: Ann Ash, licence: CC BY 4.0} # Ours.\n"
BOXES = {"exercise.yaml": "exercise", "key.yaml": "key"}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Site]:
    """A second kit, with a database of its own."""
    with databases.opened("sqlite") as store:
        yield make_site(store, tmp_path / "other")


def shared(teacher: Visitor, draft: str) -> tuple[str, bytes]:
    reply = teacher.get(f"{draft}/share.zip?by=Ann+Ash&licence=CC+BY+4.0")
    return reply.headers["Content-Disposition"].split('"')[1], reply.data


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "kind", ["classify", "highlight", "attribute", "compare", "figures", "order", "rewrite"]
)
def test_each_type_is_the_same_on_the_second_kit(site: Site, other: Site, kind: str) -> None:
    first, second = site.teacher(), other.teacher()
    draft = begin(first, kind)
    there = brought(second, shared(first, draft))
    pages = first.get(draft).text, second.get(there).text
    for box in BOXES.values():
        assert text_in(pages[0], box) == text_in(pages[1], box)
    assert shared(second, there) == shared(first, draft)


@pytest.mark.sampled(1)
def test_what_is_shared_is_published_and_given_on_the_second_kit(site: Site, other: Site) -> None:
    first, second = site.teacher(), other.teacher()
    there = brought(second, shared(first, begin(first)))
    publish(second, there)
    content_id = content_id_of(second, there)
    reply = second.post(f"{other.classroom}/give/{content_id}")
    assert reply.status_code == 303
    student = other.student("Sam")
    work = f"/work/{str(reply.location).rsplit('/', 1)[1]}"
    student.post(f"{work}/start")
    assert "plant forty trees" in text_of(student.get(f"{work}/claims"))


@pytest.mark.sampled(1)
def test_a_lesson_is_published_with_its_number_on_the_second_kit(site: Site, other: Site) -> None:
    first, second = site.teacher(), other.teacher()
    draft = begin(first, "lesson", "Our lesson")
    there = brought(second, shared(first, draft))
    assert shared(second, there) == shared(first, draft)
    publish(second, there)
    assert "Our lesson" in text_of(second.get("/teacher/"))
    again = brought(second, shared(first, draft))
    assert "number: 101" in text_in(second.get(again).text, "lesson")


def named_ours(text: str) -> str:
    """A text of the tiny exercise or lesson without a name that the shipped course has."""
    for name in ("article: a,", "id: a,", "articles: [a]"):
        text = text.replace(name, name.replace(" a,", " our-post,").replace("[a]", "[our-post]"))
    return text.replace("three-claims", "our-claims")


def in_folder(root: Path, kind: DraftKind, content_id: str) -> Texts:
    files = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in root.rglob("*")
        if path.suffix in {".yaml", ".md"}
    }
    return texts_at(kind, content_id, files)


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.process
def test_from_a_folder_by_a_command_into_the_browser_and_back(site: Site, tmp_path: Path) -> None:
    exercises, lessons, back = (tmp_path / one for one in ("own/exercises", "own/lessons", "back"))
    for folder in (exercises, lessons, back):
        folder.mkdir(parents=True)
    own = {name: named_ours(text) for name, text in OWN.items()}
    (exercises / "our.yaml").write_text("# Ours, first.\n" + own["exercise.yaml"], "utf-8")
    (exercises / "our.key.yaml").write_text(own["key.yaml"] + "# Ours, last.\n", "utf-8")
    (lessons / "articles.yaml").write_text(own["articles.yaml"], "utf-8")
    said = commands.run("export", "our-claims", "--content", "own", "-o", "a.zip", folder=tmp_path)
    assert (said[0], said[2]) == (0, "")
    teacher = site.teacher()
    draft = brought(teacher, ("a.zip", (tmp_path / "a.zip").read_bytes()))
    page = teacher.get(draft).text
    assert text_in(page, "exercise") == "# Ours, first.\n" + own["exercise.yaml"]
    assert text_in(page, "key") == own["key.yaml"] + "# Ours, last.\n"
    name, raw = shared(teacher, draft)
    (tmp_path / name).write_bytes(raw)
    status, _out, err = commands.run("import", name, "--content", str(back), folder=tmp_path)
    assert (status, err) == (0, "")
    texts = in_folder(back, DraftKind.EXERCISE, "our-claims")
    assert texts["exercise.yaml"] == "# Ours, first.\n" + own["exercise.yaml"]
    assert texts["key.yaml"] == own["key.yaml"] + "# Ours, last.\n"


@pytest.mark.sampled(1)
@pytest.mark.process
def test_a_lesson_with_a_picture_from_the_browser_into_a_folder(site: Site, tmp_path: Path) -> None:
    teacher = site.teacher()
    lesson = named_ours(READING["lesson.md"]).replace("number: 1\n", "number: 100\n")
    lesson += '\n![A road](a-road.svg "The road.")\n'
    lesson = lesson.replace("articles:", f"{PICTURES}articles:")
    files = (
        ("100-ours.md", lesson.encode()),
        ("100-ours.teacher.md", READING["teacher.md"].encode()),
        ("articles.yaml", named_ours(READING["articles.yaml"]).encode()),
        ("a-road.svg", ROAD),
    )
    name, raw = shared(teacher, brought(teacher, *files))
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "own").mkdir()
    status, _out, err = commands.run("import", name, "--content", "own", folder=tmp_path)
    assert (status, err) == (0, "")
    assert in_folder(tmp_path / "own", DraftKind.LESSON, "100-ours")["lesson.md"] == lesson
    assert (tmp_path / "own/lessons/a-road.svg").read_bytes() == ROAD
