"""Two kits that differ in nothing but their keys say the same, byte by byte, until it is shown."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.classroom.live import remote, session
from kit.content.library import Library
from kit.vocabulary import CertaintyRule, Feedback, Stage
from tests.support import databases
from tests.support.crawling import crawl
from tests.support.room import PASSWORD, tiny_library
from tests.support.shipped import shipped_library
from tests.support.showcase import FIRST, OTHER_TYPES
from tests.support.twins import OTHER_MARK, Still, same_chance, with_other_keys
from tests.web.twins.telling import Telling, Told, attempt_of, begin, forms_of, work_through

SEED: Final = 24
LIVE: Final = "three-claims"
#: From the first vote to the last moment before the key.
BEFORE_KEY: Final = (
    Stage.VOTE, Stage.CLOSED, Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN
)  # fmt: skip
#: A shipped exercise of each type.
EACH_TYPE: Final = (FIRST, *OTHER_TYPES, "write-it-straight")

Story = Callable[[Telling], None]


def told_by_both(story: Story, folder: Path, library: Library, system: str) -> list[list[Told]]:
    """The story, told to a kit and to its twin with other keys."""
    told = []
    warm_up(folder)
    for kit_library in (library, with_other_keys(library)):
        clock = Still()
        with databases.kept(system) as store, same_chance(SEED, clock):
            telling = begin(store, folder, kit_library, clock)
            story(telling)
            told.append(telling.told)
    return told


@lru_cache(maxsize=1)
def warm_up(folder: Path) -> None:
    """Let a kit do once what a process does but once, with chance of its own."""
    clock = Still()
    with databases.kept("sqlite") as store, same_chance(SEED, clock):
        telling = begin(store, folder, tiny_library(), clock)
        telling.student("Sam").get("/work/")
        telling.visitor().post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)


def assert_same(one: list[Told], other: list[Told]) -> None:
    """No byte differs: status, each header and their order, body."""
    assert [what for what, *_ in one] == [what for what, *_ in other]
    for (what, *mine), (_same, *twins) in zip(one, other, strict=True):
        assert mine == twins, what


def lesson_of(rule: Feedback, exercises: Sequence[str]) -> Story:
    """A class works on these exercises, by a rule under which no key is due yet."""

    def story(telling: Telling) -> None:
        at = telling.clock.moment + timedelta(days=2) if rule is Feedback.ON_DATE else None
        rules = Rules(
            feedback=rule,
            feedback_at=at,
            attempts_allowed=2,
            certainty=CertaintyRule.MARKED if rule is Feedback.NEVER else CertaintyRule.OFF,
        )
        library = shipped_library()
        tasks = {exercise: telling.give(exercise, rules) for exercise in exercises}
        nobody, sam = telling.visitor("192.0.2.7"), telling.student("Sam")
        for exercise, task in tasks.items():
            nobody.get(f"/work/{task}")
            forms = forms_of(library, exercise)
            work_through(sam, task, forms, hands_in=rule is not Feedback.ON_SUBMISSION)
        crawl(sam, f"/work/{tasks[exercises[0]]}")

    return story


def assert_no_byte_tells(
    rule: Feedback, exercises: Sequence[str], folder: Path, system: str
) -> None:
    one, other = told_by_both(lesson_of(rule, exercises), folder, shipped_library(), system)
    assert len(one) > 30 * len(exercises)
    assert_same(one, other)
    assert not any(OTHER_MARK.encode()[:12] in body for _what, _status, _headers, body in other)


@pytest.mark.sampled(2)
@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("system", databases.EITHER)
@pytest.mark.parametrize(("number", "rule"), list(enumerate(Feedback)))
def test_no_byte_tells_the_key_before_it_is_shown(
    tmp_path: Path, number: int, rule: Feedback, system: str
) -> None:
    """Each rule with some of the types, so that each type has its turn."""
    assert_no_byte_tells(rule, EACH_TYPE[number :: len(Feedback)], tmp_path, system)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("rule", Feedback)
def test_no_byte_tells_the_key_of_any_type_under_any_rule(tmp_path: Path, rule: Feedback) -> None:
    assert_no_byte_tells(rule, EACH_TYPE, tmp_path, "sqlite")


def live_lesson(telling: Telling) -> None:
    """A live question up to its key: phones, the wall, and who only looks; another one after it."""
    room, clock = telling.site.room, telling.clock
    task = session.start(room.store, telling.library, room.classroom_id, LIVE, clock.moment)
    ref = (room.store, room.classroom_id, task)
    code = remote.new_pairing(*ref, lambda: clock.moment)
    phone = telling.visitor("192.0.2.7")
    phone.post(f"/remote/pair/{room.classroom_id}/{task}/{code}")
    people = [telling.student(name) for name in ("Ann", "Bob", "Cat")]
    for one in people:
        one.post(f"/work/{task}/start")
    teacher = telling.visitor()
    teacher.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    teacher.token = ""
    wall = f"/teacher/classrooms/{room.classroom_id}/live/{task}"
    item = telling.library.exercises[LIVE].items[0].id
    session.put(*ref, 0, item, lambda: clock.moment)
    for step, stage in enumerate(BEFORE_KEY, 1):
        session.move(*ref, step, stage, lambda: clock.moment)
        ballot = "2" if "AGAIN" in stage.name else "1"
        for number, one in enumerate(people):
            page = one.get(f"/work/{task}/live/").text
            action = page.partition('id="claims"')[2].partition('action="')[2].partition('"')[0]
            label = ("official", "sourced", "editorial")[number]
            form = {f"{item}.label": label, f"{item}.ballot": ballot, f"{item}.revision": ballot}
            if action:
                one.post(action, as_script=True, **form)
            for way in ("", "round", "place"):
                one.get(f"/work/{task}/live/{way}")
            one.get(f"/work/{task}")
            one.get("/work/so-far")
        for way in ("projector", "projector/stage"):
            teacher.get(f"{wall}/{way}")
        if stage in {Stage.VOTE, Stage.VOTE_AGAIN}:
            # Once a vote is closed its advice goes by the key: it is the teacher's, and meant so.
            phone.get("/remote/")
            phone.get("/remote/state")


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("system", databases.EITHER)
def test_no_byte_of_a_live_lesson_tells_the_key_before_it_is_shown(
    tmp_path: Path, system: str
) -> None:
    one, other = told_by_both(live_lesson, tmp_path, tiny_library(), system)
    assert len(one) > 100
    # Some were asked for by the tag that had come, and known.
    assert sum(status.startswith("304") for _what, status, *_ in one) > 20
    assert {status for _what, status, *_ in one if "live" in _what} <= {
        *("200 OK", "303 SEE OTHER", "304 NOT MODIFIED")
    }
    assert_same(one, other)
    assert not any(OTHER_MARK.encode()[:12] in body for _what, _status, _headers, body in other)


@pytest.mark.long
def test_a_byte_that_tells_the_key_is_seen(tmp_path: Path) -> None:
    """The test of the tests above: once a key may be seen, its twin's replies are others."""

    def story(telling: Telling) -> None:
        task = telling.give(LIVE, Rules(feedback=Feedback.ON_SUBMISSION))
        sam, forms = telling.student("Sam"), forms_of(tiny_library(), LIVE)
        attempt = attempt_of(sam, task)
        filled: dict[str, Any] = {**forms[0], **forms[1]}
        sam.post(f"/work/{task}/claims/{attempt}", **filled)
        sam.post(f"/work/{task}/hand-in/{attempt}")
        sam.get(f"/work/{task}/feedback")

    one, other = told_by_both(story, tmp_path, tiny_library(), "sqlite")
    assert_same(one[:-1], other[:-1])
    with pytest.raises(AssertionError, match="feedback"):
        assert_same(one, other)
