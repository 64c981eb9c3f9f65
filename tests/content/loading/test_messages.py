"""Each message whole: a tiny good folder, one thing changed, every line that comes of it."""

import errno
import os
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.items import ITEM_TYPES
from tests.support.room import ARTICLES, EXERCISE, KEY, LESSON, NOTES, write_content

EX = "exercises/01-three-claims.yaml"
KEYS = "exercises/01-three-claims.key.yaml"
LES = "lessons/01-three-claims.md"
TYPES = ", ".join(ITEM_TYPES)
#: The tiny exercise has four items; that it is small is no part of these tests.
FEW = (
    f"{EX}:6: warning: items: found 4 of them; allowed: 12 or more; "
    "add some: few items tell little about a class."
)


def lines(folder: Path, **changed: str | None) -> list[str]:
    problems = load_library(write_content(folder, **changed)).problems
    return [text for text in map(str, problems) if text != FEW]


def test_good_folder_has_no_problem(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path))
    assert [str(problem) for problem in library.problems] == [FEW]
    assert list(library.exercises) == ["three-claims"]
    assert library.exercises_of("01-three-claims")[0].item("plan").claim == (
        "The council announced a plan for the square."
    )


def changed(file: str, text: str, old: str, new: str) -> dict[str, str]:
    assert old in text, old
    return {file: text.replace(old, new, 1)}


EXERCISE_CASES = [
    ("    claim: The square", "    clam: The square",
     [f"{EX}:14: error: items, disgrace: found no field 'claim'; allowed: the fields id, from, claim, context; add 'claim'.",
      f"{EX}:15: error: items, disgrace: found the field 'clam'; allowed: the fields id, from, claim, context; write 'claim' if that is meant."]),
    ("scheme: three-way", "scheme: three_way",
     [f"{EX}:5: error: scheme: found 'three_way'; allowed: three-way, five-way; write 'three-way' if that is meant."]),
    ("type: classify", "type: clasify",
     [f"{EX}:4: error: type: found the type 'clasify'; allowed: {TYPES}; write 'classify' if that is meant."]),
    ("type: classify\n", "",
     [f"{EX}:1: error: type: found no type; allowed: {TYPES}; choose one of these."]),
    ("id: three-claims", "id: Three Claims",
     [f"{EX}:1: error: id: found 'Three Claims'; allowed: lower-case letters, digits and single hyphens between them; write it like 'leak-took-place'."]),
    ("title: Three claims", "title: 3",
     [f"{EX}:2: error: title: found a whole number (3); allowed: a text; write it so, in quotes where it is a text."]),
    ("title: Three claims", 'title: ""',
     [f"{EX}:2: error: title: found an empty text; allowed: a text; write it."]),
    ("title: Three claims", "title: " + "x" * 2001,
     [f"{EX}:2: error: title: found 2001 characters; allowed: at most 2000; shorten it."]),
    ("lesson: 01-three-claims", "lesson: 01-three-claim",
     [f"{EX}:3: error: lesson: found the lesson '01-three-claim'; allowed: 01-three-claims; write '01-three-claims' if that is meant.",
      f"{LES}:1: warning: lesson: found no exercise that names it; allowed: one exercise or more for each lesson; write one with 'lesson: 01-three-claims'."]),
    ("  - id: vote", "  - id: plan",
     [f"{KEYS}:4: error: items, vote: found an entry for no item; allowed: an entry for each item of the exercise; remove it.",
      f"{EX}:11: error: items, plan: found the id 'plan' a second time; allowed: an id of its own for each item; give one of them another id."]),
    ("article: a, paragraph: 1", "article: q, paragraph: 1",
     [f"{EX}:10: error: items, plan, from: found the article 'q'; allowed: a; list it in lessons/articles.yaml."]),
    ("paragraph: [2, 3]", "paragraph: [2, 10]",
     [f"{EX}:13: error: items, vote, from: found paragraph 10; allowed: 1 to 9 in article a; count again: paragraphs are counted from 1."]),
    ("paragraph: [2, 3]", "paragraph: [0]",
     [f"{EX}:13: error: items, vote, from, paragraph, number 1: found 0; allowed: at least 1; put a number in these bounds."]),
    ("paragraph: [2, 3]", "paragraph: []",
     [f"{EX}:13: error: items, vote, from, paragraph: found 0 of them; allowed: at least 1; add what is missing."]),
    ("paragraph: [2, 3]", "paragraph: two",
     [f"{EX}:13: error: items, vote, from, paragraph: found a text ('two'); allowed: a whole number; write it so, in quotes where it is a text."]),
    ("from: {invented: The town of Ardenmoor is made up.}", "from: {made_up: yes}",
     [f"{EX}:16: error: items, disgrace, from: found a group of fields ({{'made_up': 'yes'}}); allowed: one of 'article' with 'paragraph', 'report', 'invented'; say where the item comes from."]),
    ("from: {article: a, paragraph: 1}", "from: {article: a, paragraph: 1, page: 2}",
     [f"{EX}:10: error: items, plan, from: found the field 'page'; allowed: the fields article, paragraph; remove it."]),
    ("context: {before: On Monday}", "context: On Monday",
     [f"{EX}:9: error: items, plan, context: found a text ('On Monday'); allowed: a group of fields; write it so, in quotes where it is a text."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), EXERCISE_CASES)
def test_exercise_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    found = lines(tmp_path, **changed("exercise", EXERCISE, old, new))
    assert sorted(found) == sorted(expected)


KEY_CASES = [
    ("label: official", "accepted: [{choice: officials, why: x}, {part: b, choice: sourced, why: x}], label: official",
     [f"{KEYS}:3: error: items, plan, accepted, number 1, choice: found the choice 'officials'; allowed: sourced, official, editorial; choose one of these.",
      f"{KEYS}:3: error: items, plan, accepted, number 2, part: found the part 'b'; allowed: no part: the item is one choice; choose one of these."]),
    ("label: official", "label: oficial",
     [f"{KEYS}:3: error: items, plan, label: found 'oficial'; allowed: sourced, official, editorial, unsourced, voice; write 'official' if that is meant."]),
    ("label: official", "label: voice",
     [f"{KEYS}:3: error: items, plan, label: found label 'voice'; allowed: the labels of the scheme three-way: sourced, official, editorial; choose one of these, or give the exercise the scheme five-way."]),
    ("cues: [announced]", "cues: [Announced]",
     [f"{KEYS}:3: error: items, plan, cues, number 1: found cue 'Announced'; allowed: words that stand in the claim or its context, in the same spelling; copy the words from the exercise, or remove the cue."]),
    ("cues: [announced]", "cues: [announce]",
     [f"{KEYS}:3: error: items, plan, cues, number 1: found cue 'announce'; allowed: words that stand in the claim or its context, in the same spelling; copy the words from the exercise, or remove the cue."]),
    ("label: editorial, credit: 0.5", "label: sourced, credit: 0.5",
     [f"{KEYS}:11: error: items, figure, debatable, label: found label 'sourced', which is the key's own; allowed: another label of the scheme; name the other label a careful reader could choose, or remove 'debatable'."]),
    ("credit: 0.5", "credit: 1.5",
     [f"{KEYS}:11: error: items, figure, debatable, credit: found 1.5; allowed: at most 1; put a number in these bounds."]),
    ("credit: 0.5", "credit: 0",
     [f"{KEYS}:11: error: items, figure, debatable, credit: found 0; allowed: more than 0; put a number in these bounds."]),
    ("credit: 0.5", "credit: half",
     [f"{KEYS}:11: error: items, figure, debatable, credit: found a text ('half'); allowed: a number; write it so, in quotes where it is a text."]),
    ("cues: []", "cues: []\n    mixed: perhaps",
     [f"{KEYS}:10: error: items, figure, mixed: found a text ('perhaps'); allowed: true or false; write it so, in quotes where it is a text."]),
    ("cues: []", "cues: none",
     [f"{KEYS}:9: error: items, figure, cues: found a text ('none'); allowed: a list; write it so, in quotes where it is a text."]),
    ("exercise: three-claims", "exercise: four-claims",
     [f"{KEYS}:1: error: exercise: found the exercise 'four-claims'; allowed: three-claims; name the exercise that this key is for."]),
    ("  vote:", "  votes:",
     [f"{KEYS}:2: error: items: found no entry for 'vote'; allowed: an entry for each item of the exercise; write 'votes' if that is meant.",
      f"{KEYS}:4: error: items, votes: found an entry for no item; allowed: an entry for each item of the exercise; write 'vote' if that is meant."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), KEY_CASES)
def test_key_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    library = load_library(write_content(tmp_path, **changed("key", KEY, old, new)))
    found = [text for text in map(str, library.problems) if text != FEW]
    assert sorted(found) == sorted(expected)
    assert library.exercises == {}


LESSON_CASES = [
    ("number: 1", "number: 2",
     [f"{LES}:3: error: number: found 2; allowed: the number that the file's name begins with, such as 02-whose-words.md for 2; rename the file or change the number."]),
    ("number: 1", "number: 1\nteaches: [official, oficial]",
     [f"{LES}:4: error: teaches, number 2: found 'oficial'; allowed: sourced, official, editorial, unsourced, voice, who, ground, relation, figures, rewriting; write 'official' if that is meant."]),
    ("articles: [a]", "articles: [b]",
     [f"{LES}:5: error: articles: found the article 'b'; allowed: a; list it in lessons/articles.yaml."]),
    ("[Look for who speaks., Look for the record., Look for the verdict.]", "[One.]",
     [f"{LES}:6: error: summary: found 1 of them; allowed: at least 3; add what is missing."]),
    ("[Look for who speaks., Look for the record., Look for the verdict.]", "[a, b, c, d]",
     [f"{LES}:6: error: summary: found 4 of them; allowed: at most 3; take the others out."]),
    ("[[official: announced]]", "[[oficial: announced]]",
     [f"{LES}:12: error: text: found a pen 'oficial'; allowed: sourced, official, editorial, unsourced, voice; write 'official' if that is meant."]),
    ("[[official: announced]]", "[[official: announced",
     [f"{LES}:12: error: text: found [[ or ]] without its other half or its label; allowed: [[label: words]] within one line; close it, and name the label first."]),
    ("---\ntitle", "title",
     [f"{LES}:1: error: front matter: found no lines between --- and ---; allowed: front matter at the top of the file, between two lines ---; begin the file with it (docs/authoring.md)."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), LESSON_CASES)
def test_lesson_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert sorted(lines(tmp_path, **changed("lesson", LESSON, old, new))) == sorted(expected)


def test_missing_teacher_page_is_a_warning(tmp_path: Path) -> None:
    assert lines(tmp_path, notes=None) == [
        (
            "lessons/01-three-claims.teacher.md:1: warning: file: found no teacher page; allowed: one "
            "beside each lesson; write it with the headings Aims, A 45-minute plan, What students get "
            "wrong, and what to say, Sensitive points, Check further together."
        )
    ]


def test_teacher_page_with_other_headings_is_a_warning(tmp_path: Path) -> None:
    assert lines(tmp_path, **changed("notes", NOTES, "## Aims", "## Goals")) == [
        (
            "lessons/01-three-claims.teacher.md:1: warning: headings: found Goals, A 45-minute plan, "
            "What students get wrong, and what to say, Sensitive points, Check further together; "
            "allowed: Aims, A 45-minute plan, What students get wrong, and what to say, Sensitive "
            "points, Check further together; use these five ## headings in this order."
        )
    ]


def test_articles_message(tmp_path: Path) -> None:
    twice = ARTICLES + ARTICLES.strip().splitlines()[-1] + "\n"
    assert lines(tmp_path, articles=twice) == [
        (
            "lessons/articles.yaml:4: error: articles, a: found the id 'a' a second time; allowed: an "
            "id of its own for each article; give one of them another id."
        )
    ]


def test_exercise_without_key_is_not_offered(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path, key=None))
    assert [str(problem) for problem in library.errors] == [
        (
            f"{KEYS}:1: error: file: found no key; allowed: a key beside each exercise; "
            "write it (docs/authoring.md)."
        )
    ]
    assert library.exercises == {}


def test_key_without_exercise_is_an_error(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / "exercises/09-lost.key.yaml").write_text(KEY)
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            "exercises/09-lost.key.yaml:1: error: file: found a key without 09-lost.yaml; allowed: a "
            "key beside its exercise, named like it; rename it, or write the exercise."
        )
    ]


@pytest.mark.parametrize(("number", "found"), [(11, 11), (12, None), (20, None), (21, 21)])
def test_exercise_has_twelve_to_twenty_items(
    tmp_path: Path, number: int, found: int | None
) -> None:
    head, key_head = EXERCISE[: EXERCISE.index("  - id")], KEY[: KEY.index("  plan")]
    labels = ("sourced", "official", "editorial")
    items = [
        f"  - {{id: n{n}, claim: The square., from: {{article: a, paragraph: 1}}}}"
        for n in range(number)
    ]
    entries = [
        f"  n{n}: {{label: {labels[n % 3]}, why: x, cues: [], check: x}}" for n in range(number)
    ]
    allowed = {
        11: "12 or more; add some: few items tell little about a class",
        21: "20 or fewer; make two exercises of it: many items tire",
    }
    problems = load_library(
        write_content(tmp_path, exercise=head + "\n".join(items), key=key_head + "\n".join(entries))
    ).problems
    assert [str(problem) for problem in problems] == [
        f"{EX}:6: warning: items: found {count} of them; allowed: {allowed[count]}."
        for count in ([found] if found else [])
    ]


def test_exercise_id_taken_twice_is_an_error(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / "exercises/02-again.yaml").write_text(EXERCISE)
    (folder / "exercises/02-again.key.yaml").write_text(KEY)
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            "exercises/02-again.yaml:1: error: id: found the id 'three-claims', which "
            "exercises/01-three-claims.yaml has; allowed: an id of its own for each exercise; "
            "give one of them another id."
        )
    ]


def test_lesson_number_taken_twice_is_an_error(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / "lessons/01-z.md").write_text(LESSON)
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            "lessons/01-z.md:1: error: number: found the number 1, which 01-three-claims has; allowed: "
            "a number of its own for each lesson; give one of them another number."
        )
    ]


FILE_CASES = [
    (b"items: [", "1: error: file: found broken YAML (expected the node content, but found '<stream end>'); allowed: YAML 1.2 without duplicate keys; mend the line; texts with a colon or a quotation mark want quotes around them."),
    (b"a: 1\na: 2\n", '2: error: file: found broken YAML (found duplicate key "a" with value "2" (original value: "1")); allowed: YAML 1.2 without duplicate keys; mend the line; texts with a colon or a quotation mark want quotes around them.'),
    (b"a: &x 1\nb: *x\n", "1: error: file: found an anchor or alias (& or *); allowed: values written out, quoted where they begin with & or *; write the value out, or put it in quotes."),
    (b"a: 1\nb: \xff\n", "2: error: file: found the byte 0xff; allowed: text in UTF-8; save the file anew as UTF-8."),
    (b"x" * (1024 * 1024 + 1), "1: error: file: found 1048577 bytes; allowed: at most 1048576 bytes; split it, or put the right file in its place."),
    (b"", "1: error: file: found no fields; allowed: a group of fields, one a line; see docs/authoring.md."),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), FILE_CASES)
def test_file_message(tmp_path: Path, raw: bytes, expected: str) -> None:
    folder = write_content(tmp_path)
    (folder / EX).write_bytes(raw)
    found = [str(problem) for problem in load_library(folder).errors]
    assert found == [f"{EX}:{expected}"]


def test_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / EX).unlink()
    (folder / EX).symlink_to(EX.removeprefix("exercises/"))  # to itself, which nobody can open
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            f"{EX}:1: error: file: found a file that cannot be read ({os.strerror(errno.ELOOP)}); "
            "allowed: a readable file; check its permissions."
        )
    ]


def test_yaml_that_breaks_without_a_line_is_said(tmp_path: Path) -> None:
    written = write_content(tmp_path, exercise="title: 2026-02-30\n")
    assert [str(problem) for problem in load_library(written).errors] == [
        (
            f"{EX}:1: error: file: found broken YAML (day is out of range for month); "
            "allowed: YAML 1.2 without duplicate keys; mend the file."
        )
    ]


def test_no_article_is_listed(tmp_path: Path) -> None:
    found = lines(tmp_path, articles="articles: []\n")
    said = (
        "allowed: none: lessons/articles.yaml lists no article; list it in lessons/articles.yaml."
    )
    assert found == [
        f"{EX}:10: error: items, plan, from: found the article 'a'; {said}",
        f"{EX}:13: error: items, vote, from: found the article 'a'; {said}",
        f"{LES}:5: error: articles: found the article 'a'; {said}",
    ]


def test_partner_where_there_is_no_other_exercise(tmp_path: Path) -> None:
    exercise = EXERCISE.replace("type: classify", "type: classify\npartner: form-b")
    assert [
        str(one) for one in load_library(write_content(tmp_path, exercise=exercise)).errors
    ] == [
        (
            f"{EX}:5: error: partner: found the exercise 'form-b'; allowed: none: there is no other "
            "exercise; name an exercise by its id, or remove 'partner'."
        )
    ]


def test_folder_without_content_is_said(tmp_path: Path) -> None:
    assert [str(problem) for problem in load_library(tmp_path).problems] == [
        (
            "exercises:1: error: folder: found no folder exercises/; allowed: a content folder with "
            "lessons/ and exercises/; name the folder that holds both, or make it."
        ),
        (
            "lessons:1: error: folder: found no folder lessons/; allowed: a content folder with "
            "lessons/ and exercises/; name the folder that holds both, or make it."
        ),
    ]
    for name in ("lessons", "exercises"):
        (tmp_path / name).mkdir()
    assert [str(problem) for problem in load_library(tmp_path).problems] == [
        (
            "exercises:1: error: folder: found no file *.yaml; allowed: at least one lesson and one "
            "exercise; write one (docs/authoring.md), or name another folder."
        ),
        (
            "lessons:1: error: folder: found no file *.md; allowed: at least one lesson and one "
            "exercise; write one (docs/authoring.md), or name another folder."
        ),
    ]


def test_every_problem_of_every_file_in_one_run(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        lesson=LESSON.replace("number: 1", "number: 7"),
        exercise=EXERCISE.replace("paragraph: 1}", "paragraph: 99}"),
        key=KEY.replace("[minutes]", "[hours]"),
    )
    assert [line.split(":")[0] for line in found] == [KEYS, EX, LES]
