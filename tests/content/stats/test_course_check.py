import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kit.content import bounds
from kit.content.library import Library, load_library
from kit.content.stats.course_check import check_course, with_balance
from kit.content.stats.labelled import LabelledItem
from kit.vocabulary import Label
from tests.support.course import MIXED, write_course
from tests.support.labelled import GAZETTE, POST, labelled
from tests.support.room import LESSON, write_content
from tests.support.shipped import shipped_library

KEYS = "exercises/01-three-claims.key.yaml"
LES = "lessons/01-three-claims.md"
INVENTED = "{invented: x}"
#: Nothing can be seen in it; typical of unsourced, and of calm editorials.
BARE = "The square is wide."


def checked(folder: Path) -> Library:
    return with_balance(load_library(folder))


def warnings(folder: Path) -> list[str]:
    library = checked(folder)
    assert not library.errors
    return [str(problem) for problem in library.warnings]


def course(items: Sequence[LabelledItem]) -> list[str]:
    return [str(problem) for problem in check_course(items)]


def spread(number: int = 12, text: str = BARE) -> list[LabelledItem]:
    """That many items of each label, all looking alike, a fifth of them debatable."""
    return [
        labelled(label, text, debatable=label is Label.VOICE)
        for label in Label
        for _ in range(number)
    ]


@pytest.mark.long
def test_shipped_course_has_no_warning() -> None:
    assert [str(problem) for problem in with_balance(shipped_library()).warnings] == []


@pytest.mark.parametrize(
    ("lesson", "expected"),
    [
        (
            LESSON[: LESSON.index("Before")],
            "found 10 words; allowed: 550 to 650 of them; write more of it",
        ),
        (
            LESSON + LESSON[LESSON.index("\nBefore") :],
            "found 1126 words; allowed: 550 to 650 of them; shorten it, or make it two lessons",
        ),
        (
            LESSON[: LESSON.index("Before")] + "We met him. " * 200,
            (
                "found a reading level of US grade -2.6; allowed: 5 to 8; "
                "join some of the shortest sentences"
            ),
        ),
        (
            LESSON.replace("notebook. She", "notebook, and she").replace("end. The", "end, and the")
            .replace("evening. A", "evening, so that a"),
            (
                "found a reading level of US grade 24.0; allowed: 5 to 8; "
                "shorten the sentences, and take plainer words"
            ),
        ),
    ],
)  # fmt: skip
def test_reading_message(tmp_path: Path, lesson: str, expected: str) -> None:
    found = warnings(write_content(tmp_path, lesson=lesson))
    of_lesson = [text for text in found if LES in text and "sentences of more" not in text]
    assert of_lesson == [f"{LES}:1: warning: text: {expected}."]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("## What you may rely on", "its last section is '## What you may rely on'"),
        ("**What you can rely on**", "it has no section"),
        ("## What you can rely on\n\nA.\n\n## Beware", "its last section is '## Beware'"),
    ],
)
def test_ending_message(tmp_path: Path, heading: str, said: str) -> None:
    lesson = LESSON.replace("## What you can rely on", heading)
    assert [text for text in warnings(write_content(tmp_path, lesson=lesson)) if LES in text] == [
        (
            f"{LES}:1: warning: text: found a reading that does not end in what a reader may rely on "
            f"({said}); allowed: '## What you can rely on' as its last section; close with a claim "
            "that one may rely on, and say why."
        )
    ]


def test_long_sentences_message(tmp_path: Path) -> None:
    lesson = LESSON.replace("notebook. She", "notebook, and she")
    found = warnings(write_content(tmp_path, lesson=lesson))
    long = [text for text in found if "sentences of more" in text]
    assert long == [
        (
            f"{LES}:1: warning: text: found 9 of 28 sentences of more than 25 words (32.1 %); "
            "allowed: 5 % or less; make two sentences of each."
        )
    ]


def test_label_shares_message(tmp_path: Path) -> None:
    letters = {"s": "sourced", "o": "official", "e": "editorial"}
    claims = [(BARE, letters[letter]) for letter in "sssosessoosseo"]
    assert warnings(write_course(tmp_path, 1, claims)) == [
        (
            f"{KEYS}:1: warning: items: found 2 of 14 editorial (14.3 %); "
            "allowed: 20 % to 50 % of each label (three-way); write more of them."
        ),
        (
            f"{KEYS}:1: warning: items: found 57.1 % of the credit for whoever is always trusting; "
            "allowed: 45 % or less; write more claims in it that one may not rely on, some of which "
            "read smooth."
        ),
        (
            f"{KEYS}:1: warning: items: found 8 of 14 sourced (57.1 %); "
            "allowed: 20 % to 50 % of each label (three-way); write fewer of them."
        ),
    ]


@pytest.mark.parametrize(
    ("origin", "missing"),
    [
        ("{article: a, paragraph: 1}", []),
        (INVENTED, ["sourced", "editorial"]),
        ("{report: 'A, 1 May'}", ["sourced", "editorial"]),
    ],
)
def test_fairness_message(tmp_path: Path, origin: str, missing: list[str]) -> None:
    claims = [(BARE, label) for _, label in MIXED]
    assert sorted(warnings(write_course(tmp_path, 1, claims, origin))) == sorted(
        f"{LES}:1: warning: articles: found no {label} item from the lesson's articles (a); "
        "allowed: one sourced and one editorial item or more from them; write one: a sourced "
        "claim from the article criticised most, an interpretation from the one trusted most."
        for label in missing
    )


def test_lesson_without_articles_owes_no_fairness(tmp_path: Path) -> None:
    folder = write_course(tmp_path, 1, [(BARE, label) for _, label in MIXED], INVENTED)
    lesson = LESSON.replace("articles: [a]\n", "")
    (folder / LES).write_text(lesson, encoding="utf-8")
    assert warnings(folder) == []


def test_good_course_has_no_message() -> None:
    text = {
        Label.SOURCED: "The minutes are out.",
        Label.OFFICIAL: "A notice is signed.",
        Label.VOICE: "In his view it is wide.",
    }
    items = [
        labelled(label, text.get(label, BARE), debatable=label is Label.VOICE, source=source)
        for label in Label
        for source in [POST, GAZETTE] * 6
    ]
    assert course(items) == []


def test_small_course_is_not_judged() -> None:
    items = [labelled(Label.OFFICIAL, "“Yes”", source=POST)] * (bounds.COURSE_ITEMS - 1)
    assert course(items) == []
    assert course([*items, items[0]]) != []


FEATURE_CASES = [
    ("The “plan”", "quotation mark", "put quotation marks around a writer's scorn, and quote some officials not"),
    ("It said so.", "said, told, according to", "write official statements without 'said', and facts that hand on a report"),
    ("It warned us.", "verb of speaking", "write official statements that are signed, posted or promised"),
    ("Nine of them", "number", "put numbers into verdicts, and leave them out of some facts"),
    ("A disgrace", "loaded word", "write calm editorial sentences, and hand on the loaded words of speakers"),
]  # fmt: skip


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("text", "name", "advice"), FEATURE_CASES)
def test_rule_message(text: str, name: str, advice: str) -> None:
    items = [labelled(Label.EDITORIAL, text)] * 35 + [labelled(Label.OFFICIAL)] * 30
    items += [labelled(Label.VOICE), labelled(Label.VOICE, text)] * 17
    assert (
        f"exercises:1: warning: course: found the rule {name!r} right for 65.7 % of the items; "
        f"allowed: 65 % or less for a rule that needs no understanding; {advice}."
    ) in course(items)
    below = [*items, *[labelled(Label.SOURCED)] * 3]
    assert not [text for text in course(below) if "the rule" in text]


def test_length_message() -> None:
    items = [labelled(Label.EDITORIAL, longer=True)] * 40 + [labelled(Label.UNSOURCED)] * 40
    assert (
        "exercises:1: warning: course: found the rule 'longer than most' right for 100 % of the "
        "items; allowed: 65 % or less for a rule that needs no understanding; write longer and "
        "shorter items of every label."
    ) in course(items)


def test_tree_message() -> None:
    items = [
        *[labelled(Label.OFFICIAL, "The “plan”")] * 20,
        *[labelled(Label.EDITORIAL, "What a “disgrace”")] * 20,
        *[labelled(Label.SOURCED, "Nine minutes", debatable=True)] * 20,
        *[labelled(Label.UNSOURCED, BARE)] * 20,
    ]
    assert course(items) == [
        (
            "exercises:1: warning: course: found two questions about features, first 'quotation "
            "mark' (five-way), right for 100 % of the items; allowed: 75 % or less for questions "
            "that need no understanding; write items that break them; 'kit check --stats' shows "
            "which label each leads to."
        )
    ]


TYPICAL_CASES = {
    "sourced": "no loaded word, and a number or a named record",
    "official": "a speaker's cue or a quotation mark",
    "voice": "a speaker's cue or a quotation mark",
}


def test_typical_message() -> None:
    assert course(spread()) == [
        f"exercises:1: warning: course: found 0 of 12 {label} items typical of their label (0 %); "
        f"allowed: 50 % or more of each label; write more with {words}."
        for label, words in TYPICAL_CASES.items()
    ]
    said = course(spread(text="Nine said so."))
    assert [text.split("found ")[1].split(" items")[0] for text in said] == [
        "0 of 12 editorial", "0 of 12 unsourced",
    ]  # fmt: skip
    assert said[0].endswith(
        "write more with a loaded word, or neither a number nor a speaker's cue."
    )
    assert said[1].endswith("write more with no speaker's cue and no loaded word.")


def test_debatable_message() -> None:
    items = [labelled(label, BARE) for label in Label for _ in range(12)]
    expected = (
        "exercises:1: warning: course: found 5 of 60 items debatable (8.3 %); allowed: 10 % or "
        "more; add 'debatable' in the keys where careful readers could differ."
    )
    assert expected in course([*items[5:], *[labelled(Label.SOURCED, debatable=True)] * 5])
    assert not [
        text
        for text in course([*items[6:], *[labelled(Label.SOURCED, debatable=True)] * 6])
        if "debatable" in text
    ]


def test_outlet_message() -> None:
    items = spread() + [labelled(Label.UNSOURCED, source=POST)] * 4
    assert not [text for text in course(items) if "outlet" in text]
    items += [labelled(Label.UNSOURCED, source=GAZETTE)]
    assert (
        "exercises:1: warning: course: found The Ardenmoor Post behind 4 of 5 unsourced items "
        "about the war (80 %); allowed: 60 % or less of a label's from one outlet; write some "
        "after another outlet."
    ) in course(items)
    items += [labelled(Label.UNSOURCED, source=GAZETTE)] * 2
    assert not [text for text in course(items) if "outlet" in text]


def test_course_is_judged_by_kit_check_but_not_with_an_error_in_it(tmp_path: Path) -> None:
    folder = write_course(tmp_path, 5)
    whole = [problem for problem in checked(folder).problems if problem.where == "course"]
    assert len(whole) > 2
    assert list(checked(folder).problems) == sorted(checked(folder).problems)
    text = (folder / KEYS).read_text(encoding="utf-8")
    write_course(tmp_path, 6)
    (folder / KEYS).write_text(text.replace("label: official", "label: offical", 1), "utf-8")
    broken = checked(folder)
    assert len(broken.errors) == 1
    assert not [problem for problem in broken.problems if problem.where == "course"]


@pytest.mark.long
def test_starting_the_kit_computes_nothing_of_the_course() -> None:
    """`kit check` does, and the advice on a draft that somebody looks at."""
    code = (
        "import sys, kit.cli.serving.serve, kit.web.wsgi\n"
        "from kit.content.library import load_library\n"
        "from kit.content.paths import shipped_root\n"
        "called = set()\n"
        "sys.setprofile(lambda frame, *_event: called.add(frame.f_globals.get('__name__', '')))\n"
        "load_library(shipped_root())\n"
        "sys.setprofile(None)\n"
        "assert 'kit.content.library' in called\n"
        "print([name for name in called if name.startswith('kit.content.stats')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
