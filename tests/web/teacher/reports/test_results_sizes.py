"""The results of a class of nobody, of one, and of two hundred, in whole sentences."""

from dataclasses import replace
from pathlib import Path

import pytest

from kit.settings import read_settings
from kit.store.engine import Store
from kit.web import create_app
from kit.web import state as web_state
from tests.support.room import make_room
from tests.web.conftest import SECRET, Site, text_of
from tests.web.reading import captioned, grid_of, lead

NOBODY = {
    "results": (
        (
            "Nobody has handed in yet. Answers show in the grid as they come; marks follow when "
            "students hand in."
        ),
        ["Nobody is in this class yet."],
    ),
    "text": ("Nobody has handed in yet. The bars come with the answers.", []),
    "items/plan": ("", ["What the class said Nobody has handed in yet."]),
}
ONE = {
    "results": (
        "Nothing misled two students the same way.",
        [
            "1 of 1 have handed in.",
            "Mean 3 of 4 points; one student.",
            "Agreement with the key 67 % of 3 answers (no interval).",
            "No claim has two answers to compare.",
            "is not given. Needs 3 students; one has handed in.",
        ],
    ),
    "text": ("As the one who handed in read it.", ["Editorial interpretation 1"]),
    "items/plan": (
        "",
        [
            "0 as the key, 1 not as the key, 0 without an answer.",
            "Needs 20 students; one has handed in.",
            (
                "What the strongest and the weakest third chose is not given. Needs 30 students; one "
                "has handed in."
            ),
        ],
    ),
}
MANY = {
    "results": (
        (
            "67 of 200 took claim 1 for “Editorial interpretation”; the key says “Official "
            "statement”: talk about whose judgement it is. To “Claim 1”"
        ),
        [
            "200 of 200 have handed in.",
            (
                "Mean 3.67 of 4 points (3.6 to 3.73); 200 students. The middle half lies from 3 "
                "to 4, the median at 4."
            ),
            "Agreement with the key 89 % of 600 answers (86 to 91 %).",
            (
                "Krippendorff's alpha 0.82 (0.80 to 0.84), 200 students: fair at least: enough for "
                "tentative conclusions"
            ),
        ],
    ),
    "text": (
        "As the 200 who handed in read it.",
        ["Official statement 133 · Editorial interpretation 67"],
    ),
    "items/plan": (
        "",
        [
            "133 as the key, 67 not as the key, 0 without an answer.",
            "What the thirds chose, 67 students each",
        ],
    ),
}


@pytest.fixture
def sized(any_store: Store, tmp_path: Path, students: int) -> Site:
    """The app over a class of so many; each third, the first of all, takes claim 1 wrongly."""
    with any_store.atomic() as inside:
        room = make_room(inside, names=(), now=web_state.now())
        for number in range(students):
            room.join(f"Name{number:03}")
            wrong = {} if number % 3 else {"plan": "editorial"}
            room.do_all(f"Name{number:03}", **wrong)
    settings = read_settings({"data": str(tmp_path), "address": "192.0.2.20"}, {})
    app = create_app(settings, any_store, room.library, SECRET)
    return Site(app, replace(room, store=any_store))


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(("students", "expected"), [(0, NOBODY), (1, ONE), (200, MANY)])
def test_pages_of_a_class_of_any_size(
    sized: Site, students: int, expected: dict[str, tuple[str, list[str]]]
) -> None:
    teacher = sized.teacher()
    for page, (first, sentences) in expected.items():
        reply = teacher.get(f"{sized.assignment}/{page}")
        assert reply.status_code == 200
        assert not first or lead(reply) == first
        assert [said for said in sentences if said not in text_of(reply)] == []
    if students:
        assert len(grid_of(teacher.get(f"{sized.assignment}/results"))) == 1 + students
        scores = captioned(teacher.get(f"{sized.assignment}/results"), "How the scores spread")
        assert sum(int(row[1]) for row in scores[1:]) == students
