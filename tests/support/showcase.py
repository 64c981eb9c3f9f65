"""A believable class over the shipped lessons, for what has to be looked at."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.groups import deals, groups
from kit.classroom.assignments.groups.groups import Division
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import changing, copies, drafts, publishing
from kit.classroom.authoring.copies import OwnCopy
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.clock import clock_at
from kit.classroom.keys import appeals, decisions
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.keys.proposals import Proposal
from kit.classroom.marking import rubric
from kit.classroom.marking.rubric import PostedMark
from kit.classroom.paper import entering
from kit.classroom.paper.applying import Entrant
from kit.classroom.paper.entering import PostedSheet, SheetRef
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.students import StudentIdentity
from kit.classroom.written import claims, review
from kit.classroom.written.claims import Writing
from kit.classroom.written.review import ClaimRef
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.content.own.texts import KEY
from kit.items import ITEM_TYPES
from kit.store.authoring.article_copies import Opening
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import Certainty, CertaintyRule, Feedback, Label, Ruling
from tests.support.colleagues import share
from tests.support.copies import paragraph
from tests.support.from_articles import begun_by, twelve_taken
from tests.support.live_showcase import WAYS, give_live
from tests.support.read_draft import make_read_draft
from tests.support.rewriting import STRAIGHT, rewriting_library
from tests.support.room import CALLER, make_teacher

TEACHER: Final = "Ms Gray"
#: Twenty-four names, some of them long, one in another script.
NAMES: Final = (
    "Mia", "Ben", "Ada", "Oleksandra", "Jonas", "Zoë", "Maximilian K.", "Amira", "Tom", "Ирина",
    "Noor", "Felix", "Lena", "Yusuf", "Emma", "Paul", "Sofia", "Liam", "Chiara", "Emil", "Nina",
    "Bartholomew-Alexander", "Jo", "Wanjiru",
)  # fmt: skip
#: What three students argue.
ARGUMENTS: Final = (
    "The sentence says who holds the record, so I could look it up.\nThat is a source, isn't it?",
    "Nobody but the office could know this, and the office says it itself.",
    "“Clearly” is the writer's own word.",
)
#: How the class answers: seeded, so that pictures and tests see the same.
SEED: Final = 4
FIRST, SECOND = "whose-words", "from-figure-to-verdict"
#: A lesson with a picture in its reading.
PICTURED: Final = "05-the-altered-sheet"
#: A shipped exercise of each type that the kit marks, other than `classify`.
OTHER_TYPES: Final = (
    "paint-the-editorial",
    "who-says-so",
    "two-reports-side-by-side",
    "do-the-figures-add-up",
    "the-road-of-the-pages",
)


@dataclass
class Showcase:
    """What was made. `tasks` are the assignments by what they show."""

    classroom_id: UUID
    code: str
    people: dict[str, StudentIdentity]
    personal_codes: dict[str, str]
    removed: UUID
    teacher_id: UUID
    #: A group with students in it, and a deal of the two test forms that is not given yet.
    group: UUID
    deal: UUID
    #: An exercise of the teacher's own that is published, and changed since.
    draft: UUID
    #: A copy of a lesson with a picture, which has a task to leave the page.
    lesson_draft: UUID
    #: Their copy of an article, in words of ours.
    copy: UUID
    #: Who shares the class.
    colleague: UUID
    #: A draft made from an article, and one of its claims.
    from_article: UUID
    claim: str
    #: A draft that others read, its reader on a sheet, the links of one at work and one to begin.
    read: UUID
    reader: UUID
    links: tuple[str, str]
    tasks: dict[str, UUID] = field(default_factory=dict)
    #: Items of "shown": one that students argue about, one whose key an argument changed.
    argued: str = ""
    changed: str = ""
    #: What Mia wrote herself after "shown".
    written: UUID | None = None
    sheet: UUID | None = None
    #: The first item of each of OTHER_TYPES.
    first_items: dict[str, str] = field(default_factory=dict)


def make_showcase(store: Store, library: Library, now: datetime) -> Showcase:
    """Class 9B in front of the first exercise, with an assignment in each state a student meets.

    Mia has handed in what is called "shown", and is at work on "working".
    """
    teacher_id = make_teacher(store, TEACHER, now)
    classroom_id = classrooms.create_classroom(store, teacher_id, "9B", now)
    code = classrooms.open_join_page(store, classroom_id, now).code
    classrooms.add_roster(store, classroom_id, ["Karim", "Olga"], now)
    lobby = classrooms.enter_lobby(store, code, CALLER, now)
    people: dict[str, StudentIdentity] = {}
    for name in (*NAMES, "Mai"):
        token = students.join(store, lobby, name, now)
        identity = students.signed_in(store, classroom_id, token)
        assert identity is not None
        people[name] = identity
    removed = people.pop("Mai").student_id
    class_list.remove_student(store, classroom_id, removed, now)
    codes = {name: students.personal_code(store, who) for name, who in people.items()}
    division = Division(2, None, 7, everybody=True)
    group = groups.divide(store, classroom_id, division, "Group", now)[0].id
    deal = deals.deal(store, library, classroom_id, "form-a", 7, now)
    draft, lesson_draft = _write_own(store, library, teacher_id, now)
    copy = _keep_copy(store, library, teacher_id, now)
    copies.open_to(store, OwnCopy(teacher_id, copy), classroom_id, Opening.START)
    colleague = share(store, teacher_id, classroom_id, now)
    article = begun_by(store, teacher_id, now)
    claim = twelve_taken(store, article, now)[1]
    others = (colleague, article.draft_id, claim, *make_read_draft(store, teacher_id, now))
    own = (draft, lesson_draft, copy, *others)
    made = Showcase(classroom_id, code, people, codes, removed, teacher_id, group, deal, *own)
    _give_all(store, library, made, now)
    _give_older(store, library, made, now)
    _argue(store, library, made, now)
    _write(store, made, now)
    _enter_sheets(store, made, now)
    return made


def _enter_sheets(store: Store, made: Showcase, now: datetime) -> None:
    """A sheet without a name and with a wrong key, half a sheet of Mia's, one of another text."""
    mia = made.people["Mia"].student_id
    for student, code, keys in ((None, "B", "12-9"), (mia, "A", "21"), (None, "A-0000", "1")):
        ref = SheetRef(made.classroom_id, made.tasks["shown"], new_id())
        posted = PostedSheet(0, 1, "a page", student, code, tuple(keys), {}, done=student is None)
        entering.save(store, ref, posted, Entrant(made.teacher_id, "Ms Gray"), clock_at(now))
        made.sheet = made.sheet or ref.sheet_id


def _write(store: Store, made: Showcase, now: datetime) -> None:
    """Two write a claim of their own; one is put away."""
    names = list(made.people)[:2]
    for name in names:
        said = Writing(
            "The ferry was late on all five days, the harbour office says.",
            "sourced",
            "The office keeps the times, and the sentence names it.",
        )
        record = claims.write(store, made.people[name], made.tasks["shown"], said, now)
        if name == "Mia":
            made.written = record.id
        else:
            ref = ClaimRef(made.classroom_id, made.tasks["shown"], record.id)
            review.put_away(store, ref, 1, now)


def _keep_copy(store: Store, library: Library, teacher_id: UUID, now: datetime) -> UUID:
    """A copy of an article that claims name, with fewer paragraphs than the course counts."""
    text = "\n\n".join(["A title", *map(paragraph, range(1, 12))])
    return copies.attach(store, teacher_id, library.articles["c"], text, now).id


def _write_own(
    store: Store, library: Library, teacher_id: UUID, now: datetime
) -> tuple[UUID, UUID]:
    """An exercise that is published and has a mistake since; a draft of a lesson beside it."""
    beginning = drafts.example("classify", "Our own bridge", "begun from an example")
    draft = drafts.make(store, teacher_id, beginning, now)
    own = OwnDraft(teacher_id, draft.id)
    publishing.publish(store, library, own, 1, now)
    changing.change(store, own, 1, {KEY: "exercise: none\n"}, "", now)
    lesson = drafts.copy_of_course(library, PICTURED, "A lesson of ours", "copied")
    return draft.id, drafts.make(store, teacher_id, lesson, now).id


def _give_older(store: Store, library: Library, made: Showcase, now: datetime) -> None:
    """An assignment from before an upgrade of the kit that brought another key."""
    key = library.keys[SECOND]
    first, entry = next(iter(key.items.items()))
    other = Label.EDITORIAL if entry.label is not Label.EDITORIAL else Label.SOURCED
    older = key.model_copy(
        update={
            "items": {**key.items, first: entry.model_copy(update={"label": other})},
        }
    )
    before = replace(library, keys={**library.keys, SECOND: older})
    made.tasks["older"] = assignments.give(
        store, before, made.classroom_id, SECOND, Rules(), now - timedelta(days=9)
    )
    chance = random.Random(SEED)
    _do(store, before, made, "older", list(made.people)[1:6], chance, now, hand_in=True)


def _argue(store: Store, library: Library, made: Showcase, now: datetime) -> None:
    """Three argue about one claim, unanswered; Mia's argument changed the key of another."""
    key, exercise = library.keys[FIRST], library.exercises[FIRST]
    names = list(made.people)[:3]
    made.changed, made.argued = exercise.items[1].id, exercise.items[2].id
    for number, name in enumerate(names):
        for item in (made.changed, made.argued) if name == "Mia" else (made.argued,):
            due: Label = key.items[item].label
            others = [label for label in _labels(exercise) if label is not due]
            said = Argument(item, "", others[number // 2].value, ARGUMENTS[number])
            appeals.contest(store, made.people[name], made.tasks["shown"], said, now)
    record = assignments.assignment_of(store, made.classroom_id, made.tasks["shown"])
    mine = appeals.own_appeals(store, made.people["Mia"], record.id, now)[made.changed][0]
    proposal = Proposal(
        Ruling.ACCEPTED,
        "You are right that the sentence can be read so. Both answers count.",
        record.key_version,
        made.changed,
        "",
        mine.appeal.choice,
    )
    decisions.decide(store, made.classroom_id, record.id, proposal, TEACHER, clock_at(now))


def _labels(exercise: Exercise[Any]) -> Sequence[Label]:
    return exercise.scheme.labels if exercise.scheme else ()


def _give_all(store: Store, library: Library, made: Showcase, now: datetime) -> None:
    hour = timedelta(hours=1)
    rules = {
        "not-open": (SECOND, Rules(opens_at=now + hour, closes_at=now + 2 * hour)),
        "to-start": (SECOND, Rules(closes_at=now + hour, attempts_allowed=2)),
        "waiting": (FIRST, Rules(feedback=Feedback.ON_CLOSING)),
        "never": (FIRST, Rules(feedback=Feedback.NEVER)),
        "missed": (SECOND, Rules()),
        "by-clock": (FIRST, Rules()),
        "working": (SECOND, Rules()),
        "shown": (FIRST, Rules()),
        "sure-to-start": (SECOND, Rules(certainty=CertaintyRule.MARKED)),
        "sure-working": (SECOND, Rules(certainty=CertaintyRule.ASKED)),
        "sure": (FIRST, Rules(certainty=CertaintyRule.MARKED, attempts_allowed=2)),
    }
    chance = random.Random(SEED)
    for name, (exercise_id, rule) in rules.items():
        made.tasks[name] = assignments.give(
            store, library, made.classroom_id, exercise_id, rule, now
        )
    for name in ("waiting", "never"):
        _do(store, library, made, name, ["Mia"], chance, now, hand_in=True)
    _do(store, library, made, "by-clock", ["Mia"], chance, now, hand_in=False)
    _do(store, library, made, "working", ["Mia", "Ben"], chance, now, hand_in=False)
    _do(store, library, made, "shown", list(made.people)[:22], chance, now, hand_in=True)
    _rewrite(store, made, now)
    _do(store, library, made, "sure-working", ["Mia"], chance, now, hand_in=False)
    # Twice, so that there is a first attempt to set beside the last.
    for _attempt in range(2):
        _do(store, library, made, "sure", list(made.people)[:9], chance, now, hand_in=True)
    for exercise_id in OTHER_TYPES:
        made.tasks[f"{exercise_id} begun"] = _assign(store, library, made, exercise_id, now)
        _do(store, library, made, f"{exercise_id} begun", ["Mia"], chance, now, hand_in=False)
        made.first_items[exercise_id] = library.exercises[exercise_id].items[0].id
        made.tasks[exercise_id] = _assign(store, library, made, exercise_id, now)
        _do(store, library, made, exercise_id, list(made.people)[:6], chance, now, hand_in=True)
    people_live = list(made.people.values())[:12]
    for name, way in WAYS.items():
        made.tasks[name] = give_live(
            store, library, made.classroom_id, FIRST, people_live, way, now
        )
    made.tasks["live-painted"] = give_live(
        store, library, made.classroom_id, OTHER_TYPES[0], people_live, WAYS["live-key"], now
    )
    for name in ("missed", "by-clock"):
        assignments.close(store, made.classroom_id, made.tasks[name], clock_at(now))


def _assign(
    store: Store, library: Library, made: Showcase, exercise_id: str, now: datetime
) -> UUID:
    return assignments.give(store, library, made.classroom_id, exercise_id, Rules(), now)


def _do(  # noqa: PLR0917 - a scene's arguments
    store: Store,
    library: Library,
    made: Showcase,
    task: str,
    names: list[str],
    chance: random.Random,
    now: datetime,
    *,
    hand_in: bool,
) -> None:
    """These students begin and answer; the able ones as the key more often."""
    assignment_id = made.tasks[task]
    sure = [*Certainty, None] if task.startswith("sure") else [None]
    for name in names:
        who = made.people[name]
        attempts.start(store, who, assignment_id, clock_at(now))
        work = attempts.work(store, who, assignment_id, now)
        key = library.keys[work.exercise.id].items
        ability = chance.uniform(0.4, 0.95)
        given = []
        for number, item in enumerate(work.exercise.items):
            if not hand_in and number >= 6:
                break
            # One claim that most take for the same other label, so that there is one to talk about.
            hard = 0.25 if number == 5 else ability
            chosen = _choose(work.exercise, item, key[item.id], hard, chance)
            if chosen and chance.random() > 0.02:
                certainty = sure[(number * 7 + len(name)) % len(sure)]
                value = ITEM_TYPES[work.exercise.type].answering(item, chosen)
                given.append(PostedAnswer(item.id, 1, value, certainty))
        saving.save_answers(store, who, assignment_id, work.attempt.id, given, clock_at(now))
        if hand_in:
            saving.submit(store, who, assignment_id, work.attempt.id, clock_at(now))


def _choose(
    exercise: Exercise[Any], item: Any, entry: Any, ability: float, chance: random.Random
) -> Mapping[str, str]:
    """What somebody of that ability chooses, by part: a number that is wrong is one more."""
    item_type = ITEM_TYPES[exercise.type]
    due = item_type.due(entry)
    chosen = {}
    for part in item_type.parts(item, exercise.scheme):
        others = [choice.value for choice in part.choices if choice.value != due[part.id]]
        others = others or [str(float(due[part.id]) + 1)]
        right = chance.random() < ability
        chosen[part.id] = due[part.id] if right else chance.choice(others[:1] * 3 + others)
    return chosen


#: What students make of a loaded sentence, one of them far too long.
REWRITTEN: Final = (
    "The minutes of 1 March record nine votes to six for a car park on the square.",
    "The shameful council claimed that cars need the square, and everyone knows why.",
    "The council voted for a car park. " * 6,
)


def _rewrite(store: Store, made: Showcase, now: datetime) -> None:
    """Sentences rewritten: "written" is handed in and partly marked, "writing" under way."""
    for name, people in (("written", list(made.people)[:7]), ("writing", ["Mia"])):
        task = made.tasks[name] = assignments.give(
            store, rewriting_library(), made.classroom_id, STRAIGHT, Rules(), now
        )
        for number, person in enumerate(people):
            who = made.people[person]
            attempts.start(store, who, task, clock_at(now))
            attempt = attempts.work(store, who, task, now).attempt.id
            text = {"text": REWRITTEN[number % len(REWRITTEN)]}
            given = [PostedAnswer(item, 1, text) for item in ("square", "bridge")]
            saving.save_answers(store, who, task, attempt, given, clock_at(now))
            if name == "written":
                saving.submit(store, who, task, attempt, clock_at(now))
            if name == "written" and number in {0, 3}:
                mark = PostedMark("square", attempt, "half-way", "Who says so, and where?", 1, "")
                rubric.set_mark(
                    store, made.teacher_id, made.classroom_id, task, mark, clock_at(now)
                )
