"""Results by the core or by all items: every page says which, and the files and links follow."""

import json
import re
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments.pinning import Rules
from kit.classroom.keys import appeals
from kit.classroom.keys.own_arguments import Argument
from kit.store.engine import Store
from kit.web import state as web_state
from tests.support.core import CORE, core_library
from tests.support.room import ITEMS, RIGHT
from tests.web.conftest import Site, shared_site, text_of
from tests.web.reading import grid_of, notices, plain

BY_CORE = "By the core, 2 of 4 items; the others are for whoever likes. By all items"
BY_ALL = (
    "By all 4 items, those after the core included: who left them out has no credit for them. "
    "By the core"
)
FURTHER = "After the core, for whoever likes: by all 4 items."


@pytest.fixture
def core(any_store: Store, tmp_path: Path) -> Site:
    """Mia did the core alone, Ben all with one mistake in each."""
    site = shared_site(any_store, tmp_path, core_library())
    room = site.room
    room.now = web_state.now()
    room.start("Mia")
    room.save("Mia", 1, **{item: RIGHT[item] for item in CORE})
    room.submit("Mia")
    room.do_all("Ben", vote="editorial", disgrace="official")
    return site


def test_class_page_takes_the_core_and_all_items_when_asked(core: Site) -> None:
    teacher = core.teacher()
    page, every = (teacher.get(f"{core.assignment}/results{query}") for query in ("", "?items=all"))
    assert BY_CORE in text_of(page)
    assert BY_ALL in text_of(every)
    assert grid_of(page)[1:] == [
        ["Ada", "not begun", "", "–", "–"],
        ["Ben", "handed in", "1", "✓", "✕"],
        ["Mia", "handed in", "2", "✓", "✓"],
    ]
    assert grid_of(every)[1:] == [
        ["Ada", "not begun", "", "–", "–", "–", "–"],
        ["Ben", "handed in", "2", "✓", "✕", "✕", "✓"],
        ["Mia", "handed in", "2", "✓", "✓", "–", "–"],
    ]
    assert "Mean 1.5 of 2 points" in text_of(page)
    assert "Mean 2 of 4 points" in text_of(every)
    assert teacher.get(f"{core.assignment}/results?items=none").text.count("By all items") == 1


def test_text_and_items_follow(core: Site) -> None:
    teacher, base = core.teacher(), core.assignment
    assert BY_CORE in text_of(teacher.get(f"{base}/text"))
    assert "Claim 3" not in text_of(teacher.get(f"{base}/text"))
    assert BY_ALL in text_of(teacher.get(f"{base}/text?items=all"))
    assert "Claim 3" in text_of(teacher.get(f"{base}/text?items=all"))
    assert BY_CORE in text_of(teacher.get(f"{base}/items/vote"))
    further = text_of(teacher.get(f"{base}/items/disgrace"))
    assert FURTHER in further
    assert "0 as the key, 1 not as the key, 1 without an answer." in further


def test_links_keep_the_items_and_the_attempt(core: Site) -> None:
    teacher, base = core.teacher(), core.assignment
    page = teacher.get(f"{base}/results?items=all&attempt=first&sort=credit").text
    for path in ("items/plan?", "text?"):
        assert f'href="{base}/{path}attempt=first&amp;items=all"' in page
    assert f'href="{base}/results?sort=credit&amp;attempt=first"' in page
    for file in ("answers.csv", "items.csv", "labels.csv", "results.xlsx", "results.json"):
        assert f'href="{base}/{file}?items=all"' in page
    for file in ("canvas.csv", "moodle.csv"):
        assert f'href="{base}/{file}"' in page
    plainly = teacher.get(f"{base}/results").text
    assert f'href="{base}/answers.csv"' in plainly
    assert f'href="{base}/results?items=all"' in plainly


def file_word_of(reply: TestResponse) -> str:
    """What the file is called, without the day and its ending."""
    named = re.search(
        r'filename="([^"]+)_\d{4}-\d\d-\d\d[.]\w+"', reply.headers["Content-Disposition"]
    )
    assert named is not None, reply.headers["Content-Disposition"]
    return named.group(1)


@pytest.mark.parametrize(
    ("query", "name", "basis", "items"),
    [("", "core", "core", CORE), ("?items=all", "all-items", "all", ITEMS)],
)
def test_files_follow_and_say_it(
    core: Site, query: str, name: str, basis: str, items: tuple[str, ...]
) -> None:
    teacher, base = core.teacher(), core.assignment

    def named(file: str) -> str:
        return file_word_of(teacher.get(f"{base}/{file}{query}"))

    assert named("answers.csv") == f"9B_three-claims-{name}_answers"
    assert named("items.csv") == f"9B_three-claims-{name}_items"
    assert named("results.xlsx") == f"9B_three-claims-{name}_results"
    data = json.loads(teacher.get(f"{base}/results.json{query}").text)
    assert (data["basis"], [item["id"] for item in data["items"]]) == (basis, list(items))
    answers = teacher.get(f"{base}/answers.csv{query}").text.strip().split("\r\n")
    assert len(answers) == 1 + 3 * len(items)
    assert len(teacher.get(f"{base}/items.csv{query}").text.strip().split("\r\n")) == 1 + len(items)


def test_gradebooks_are_by_the_core_always(core: Site) -> None:
    teacher, base = core.teacher(), core.assignment
    for file in ("canvas.csv", "moodle.csv"):
        plainly, every = (teacher.get(f"{base}/{file}{query}") for query in ("", "?items=all"))
        assert plainly.text == every.text
        assert file_word_of(every) == f"9B_three-claims-core_{file.removesuffix('.csv')}"
    assert '"    Points Possible","","","","","2"' in teacher.get(f"{base}/canvas.csv").text


def test_appeal_about_an_item_after_the_core_is_led_to(core: Site) -> None:
    room = core.room
    appeals.contest(
        room.store,
        room.people["Ben"],
        room.assignment_id,
        Argument("disgrace", "", "official", "The council said so."),
        web_state.now(),
    )
    page = core.teacher().get(f"{core.assignment}/results")
    assert "One appeal waits for your answer: Claim 3 (1)" in notices(page)
    assert f'href="{core.assignment}/items/disgrace#appeals"' in page.text


def test_pages_of_a_student_say_the_core_and_the_others_apart(core: Site) -> None:
    teacher, people = core.teacher(), core.room.people
    mia, ben = (
        text_of(teacher.get(f"{core.assignment}/students/{people[name].student_id}"))
        for name in ("Mia", "Ben")
    )
    apart = (
        "1 of 2 same as the key. Of the further ones that were answered, 1 of 2 same as the key."
    )
    assert apart in ben
    assert "2 of 2 same as the key." in mia
    assert "further ones" not in mia
    assert "Claim 3 · for whoever likes" in mia


def test_overview_progress_and_before_and_after_say_it(core: Site) -> None:
    teacher, room = core.teacher(), core.room
    assert "· by the core" in text_of(teacher.get("/teacher/compare"))
    progress = teacher.get(core.assignment)
    assert "The core is 2 of 4; the others are for whoever likes." in plain(progress.text)
    before = room.assignment_id
    after = room.give(Rules())
    room.do_all("Mia")
    page = teacher.get(f"{core.classroom}/before-and-after?chosen=1&before={before}&after={after}")
    assert "Where an exercise has a core, its core alone counts." in text_of(page)


def test_nothing_is_said_where_there_is_no_core(any_site: Site) -> None:
    any_site.room.do_all("Mia")
    teacher, base = any_site.teacher(), any_site.assignment
    plainly, every = (text_of(teacher.get(f"{base}/results{q}")) for q in ("", "?items=all"))
    assert plainly == every
    assert "the core" not in plainly
    assert file_word_of(teacher.get(f"{base}/answers.csv")) == "9B_three-claims_answers"
