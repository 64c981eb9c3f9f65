"""One mistake hides no other, and none is reported twice."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import load_library
from kit.items import ITEM_TYPES
from tests.support import passages
from tests.support.choosing import FILES, write_choosing
from tests.support.room import ARTICLES, EXERCISE, KEY, LESSON, write_content

EX = "exercises/01-three-claims.yaml"
KEYS = "exercises/01-three-claims.key.yaml"
LES = "lessons/01-three-claims.md"
TYPES = ", ".join(ITEM_TYPES)
FIELDS = "id, title, lesson, partner, type, scheme, intro, core, items"
CUES = (
    "allowed: words that stand in the claim or its context, in the same spelling; copy the words "
    "from the exercise, or remove the cue."
)
EACH = "allowed: an entry for each item of the exercise;"


def errors(folder: Path) -> list[str]:
    return [str(problem) for problem in load_library(folder).errors]


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_fields_items_and_key_are_judged_in_one_run(tmp_path: Path) -> None:
    exercise = replaced(EXERCISE, ("items:", "intor: Read.\nitems:"), ("id: figure", "id: figures"))
    key = replaced(KEY, ("[announced]", "[announces]"), ("label: editorial", "label: editorial_"))
    assert errors(write_content(tmp_path, exercise=exercise, key=key)) == [
        f"{KEYS}:2: error: items: found no entry for 'figures'; {EACH} write 'figure' if that is meant.",
        f"{KEYS}:3: error: items, plan, cues, number 1: found cue 'announces'; {CUES}",
        f"{KEYS}:5: error: items, disgrace, label: found 'editorial_'; allowed: sourced, official, editorial, unsourced, voice; write 'editorial' if that is meant.",
        f"{KEYS}:6: error: items, figure: found an entry for no item; {EACH} write 'figures' if that is meant.",
        f"{EX}:6: error: file: found the field 'intor'; allowed: the fields {FIELDS}; write 'intro' if that is meant.",
    ]


def test_unknown_type_hides_nothing_that_does_not_need_it(tmp_path: Path) -> None:
    exercise = replaced(
        EXERCISE, ("classify", "clasify"), ("title: Three claims", "title: 3"),
        ("id: vote", "id: votes"), ("paragraph: 1}", "paragraph: 10}"),
    )  # fmt: skip
    key = replaced(KEY, ("exercise: three-claims", "exercise: Four"), ("why:", "void: 3, why:"))
    assert errors(write_content(tmp_path, exercise=exercise, key=key)) == [
        f"{KEYS}:1: error: exercise: found 'Four'; allowed: a to z, digits and single hyphens between them; write 'four'.",
        f"{KEYS}:2: error: items: found no entry for 'votes'; {EACH} write 'vote' if that is meant.",
        f"{KEYS}:3: error: items, plan, void: found a whole number (3); allowed: a text; put it in quotes.",
        f"{KEYS}:4: error: items, vote: found an entry for no item; {EACH} write 'votes' if that is meant.",
        f"{EX}:2: error: title: found a whole number (3); allowed: a text; put it in quotes.",
        f"{EX}:4: error: type: found the type 'clasify'; allowed: {TYPES}; write 'classify' if that is meant.",
        f"{EX}:10: error: items, plan, from: found paragraph 10; allowed: 1 to 9 in article a; count again: paragraphs are counted from 1.",
    ]


def test_lesson_articles_and_exercise_are_judged_in_one_run(tmp_path: Path) -> None:
    written = write_content(
        tmp_path,
        articles=replaced(ARTICLES, ("paragraphs: 9", "paragraphs: 0")),
        lesson=replaced(
            LESSON, ("number: 1", "number: 2"), ("minutes: 45", "minutes: 0"),
            ("articles: [a]", "articles: [a, b]"), ("[[official:", "[[oficial:"),
        ),
        exercise=replaced(EXERCISE, ("id: plan", "id: The plan")),
    )  # fmt: skip
    assert errors(written) == [
        f"{EX}:7: error: items, The plan, id: found 'The plan'; allowed: a to z, digits and single hyphens between them; write 'the-plan'.",
        f"{LES}:3: error: number: found 2; allowed: the number that the file's name begins with, such as 02-whose-words.md for 2; rename the file or change the number.",
        f"{LES}:4: error: minutes: found 0; allowed: at least 1; put a number in these bounds.",
        f"{LES}:5: error: articles: found the article 'b'; allowed: a; list it in lessons/articles.yaml.",
        f"{LES}:12: error: text: found a pen 'oficial'; allowed: sourced, official, editorial, unsourced, voice; write 'official' if that is meant.",
        "lessons/articles.yaml:3: error: articles, a, paragraphs: found 0; allowed: at least 1; put a number in these bounds.",
    ]
    assert load_library(written).exercises == {}


def test_broken_passage_does_not_hide_its_key(tmp_path: Path) -> None:
    exercise = replaced(
        passages.exercise(), ("[[shame: The square is a disgrace]]", "[[shame: The square is a disgrace")
    )  # fmt: skip
    key = replaced(passages.KEY, ("[announced]", "[announces]"), ("      vote:", "      votes:"))
    assert errors(write_content(tmp_path, exercise=exercise, key=key)) == [
        f"{KEYS}:4: error: items, lead, claims: found no entry for 'vote'; allowed: an entry for each claim of the passage; write 'votes' if that is meant.",
        f"{KEYS}:5: error: items, lead, claims, plan, cues, number 1: found cue 'announces'; allowed: words that stand in the passage, in the same spelling; copy the words from the exercise, or remove the cue.",
        f"{KEYS}:6: error: items, lead, claims, votes: found an entry for no claim; allowed: an entry for each claim of the passage; write 'vote' if that is meant.",
        f"{EX}:12: error: items, lead, passage: found the cut 'shame' without an end in its paragraph; allowed: ']]' after the words of each cut; add it where the claim ends.",
    ]  # fmt: skip


def test_broken_claim_in_a_key_does_not_hide_the_others(tmp_path: Path) -> None:
    write_choosing(tmp_path)
    path = tmp_path / "exercises/figures.key.yaml"
    changes = (("number: 4200", "number: many"), ('choice: "no"', "choice: not"))
    path.write_text(replaced(path.read_text("utf-8"), *changes), encoding="utf-8")
    assert errors(tmp_path) == [
        "exercises/figures.key.yaml:5: error: items, toll, questions, add-up, choice: found the choice 'not'; allowed: yes, no, cannot; write 'no' if that is meant.",
        "exercises/figures.key.yaml:6: error: items, toll, questions, sum, number: found a text ('many'); allowed: a number; write digits without quotes, such as 15 or 0.5.",
    ]


def test_key_of_an_unreadable_exercise_is_read(tmp_path: Path) -> None:
    key = replaced(KEY, ("exercise: three-claims", "exercise: 3"))
    assert errors(write_content(tmp_path, exercise="items: [", key=key)) == [
        f"{KEYS}:1: error: exercise: found a whole number (3); allowed: a text; put it in quotes.",
        f"{EX}:1: error: file: found a bracket [ without its ]; allowed: [...]; write the ] where it ends.",
    ]


def test_missing_folder_does_not_hide_what_the_other_holds(tmp_path: Path) -> None:
    written = write_content(tmp_path, lesson=replaced(LESSON, ("number: 1", "number: 2")))
    for path in (written / "exercises").iterdir():
        path.unlink()
    (written / "exercises").rmdir()
    assert [str(problem) for problem in load_library(written).problems] == [
        "exercises:1: error: folder: found no folder exercises/; allowed: a content folder with lessons/ and exercises/; name the folder that holds both, or make it.",
        f"{LES}:3: error: number: found 2; allowed: the number that the file's name begins with, such as 02-whose-words.md for 2; rename the file or change the number.",
    ]


@pytest.mark.parametrize("name", ["09-new.yml", "09-new.YAML", "x.txt", "articles"])
def test_file_that_is_not_read_is_named(tmp_path: Path, name: str) -> None:
    written = write_content(tmp_path)
    for folder in ("exercises", "lessons"):
        for ignored in (".DS_Store", "Thumbs.db"):
            (written / folder / ignored).touch()
        (written / folder / name).touch()
        (written / folder / "pictures").mkdir()
    found = [str(one) for one in load_library(written).warnings if one.path.name == name]
    assert found == [
        f"exercises/{name}:1: warning: file: found a file that the kit does not read; allowed: in exercises/ NAME.yaml and NAME.key.yaml, in small letters at the end; rename it, or put it elsewhere.",
        f"lessons/{name}:1: warning: file: found a file that the kit does not read; allowed: in lessons/ NAME.md, NAME.teacher.md, NAME.leave.md, articles.yaml, glossary.md and pictures (.svg, .png), in small letters at the end; rename it, or put it elsewhere.",
    ]
    strays = [one for one in load_library(written).warnings if "does not read" in one.found]
    assert len(strays) == len(found)


Damage = tuple[str, str, str]
#: Each changes one thing of a sound exercise or its key, without adding a line.
CLASSIFY: list[Damage] = [
    ("exercise", "title: Three claims", "title: 3"),
    ("exercise", "lesson: 01-three-claims", "lesson: 07-nowhere"),
    ("exercise", "scheme: three-way", "scheme: three_way"),
    ("exercise", "id: vote", "id: ballot"),
    ("exercise", "paragraph: 1}", "paragraph: 10}"),
    ("exercise", "claim: The square is", "clam: The square is"),
    ("exercise", "from: {report:", "from: {rapport:"),
    ("key", "exercise: three-claims", "exercise: four-claims"),
    ("key", "[announced]", "[announces]"),
    ("key", 'why: "zugzwang step 1"', 'why: ""'),
    ("key", "editorial, why", "oficial, why"),
    ("key", "cues: []", "cues: [nowhere]"),
    ("key", 'argument: "zugzwang only"', "argument: []"),
]
HIGHLIGHT: list[Damage] = [
    ("exercise", "title: The council", "titel: The council"),
    ("exercise", "[[shame: The square is a disgrace]]", "[[shame: The square is a disgrace"),
    ("key", "[announced]", "[announces]"),
    ("key", "      vote:", "      votes:"),
    ("key", "[denied]", "[denies]"),
    ("key", "excuse: {label: editorial", "excuse: {label: oficial"),
    ("key", "plan: {label: official", "plan: {label: voice"),
]
FIGURES: list[Damage] = [
    ("exercise", "title: Do they", "titel: Do they"),
    ("exercise", "2015, 300, 900, The", "2015, 300, The"),
    ("key", "number: 4200", "number: many"),
    ("key", 'choice: "no"', "choice: not"),
    ("key", "      share:", "      shores:"),
]
COMPARE: list[Damage] = [
    ("exercise", "paragraph: 1}", "paragraph: 10}"),
    ("exercise", "report:", "rapport:"),
    ("key", "relation: conflict", "relation: conflicts"),
    ("key", "      railing:", "      handrail:"),
    ("key", "exercise: two-papers", "exercise: 2"),
]
SOUND: dict[str, tuple[str, str, list[Damage]]] = {
    "classify": (EXERCISE, KEY, CLASSIFY),
    "highlight": (passages.exercise(), passages.KEY, HIGHLIGHT),
    "figures": (FILES["figures"][0], FILES["figures"][1], FIGURES),
    "compare": (FILES["compare"][0], FILES["compare"][1], COMPARE),
}


def errors_of(sound: str, damages: list[Damage]) -> list[str]:
    texts = {"exercise": SOUND[sound][0], "key": SOUND[sound][1]}
    for file, old, new in damages:
        texts[file] = replaced(texts[file], (old, new))
    with TemporaryDirectory() as folder:
        return errors(write_content(Path(folder), **texts))


@cache
def said_alone(sound: str, damage: Damage) -> list[str]:
    return errors_of(sound, [damage])


@settings(max_examples=12, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("sound", list(SOUND))
def test_independent_mistakes_are_said_together_as_each_alone(
    sound: str, data: st.DataObject
) -> None:
    damages = data.draw(st.lists(st.sampled_from(SOUND[sound][2]), min_size=2, unique=True))
    alone = {line for damage in damages for line in said_alone(sound, damage)}
    assert all(said_alone(sound, damage) for damage in damages)
    assert sorted(errors_of(sound, damages)) == sorted(alone)
