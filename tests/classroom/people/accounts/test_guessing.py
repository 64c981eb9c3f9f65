"""Whether a password is easy to guess: what is refused, why, and how long it takes to say."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from kit.classroom.people.accounts.guessing import CONTEXT_WORDS, weakness
from kit.classroom.people.accounts.passwords import PASSWORD_LEAST

NAMES = ["Anna Gray", "Klasse 9B"]
OWN = "it holds your name, a class's name or a word of the kit, which is tried first"
COMMON = "it holds one of the passwords that most people choose"
FEW = "it is made of too few words"
PEOPLE = "it is made of names"
KEYS = "it is a row of keys that lie side by side"
AGAIN = "it says one thing again and again"
COUNTS = "it counts up or down, as abc or 6543 do"
DATE = "it is made of a date"
LITTLE = "it has too little in it that nobody would expect"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("password1234", COMMON),
        ("P@$$w0rd!1234", COMMON),
        ("anna gray kit", OWN),
        ("AnnaGray2026", OWN),
        ("yarganna yarganna", AGAIN),
        ("anna gray anna gray anna gray", AGAIN),
        ("Anna Gray, Anna Gray; Anna Gray", AGAIN),
        ("klasse 9b gray", OWN),
        ("gray9bwhosewords", OWN),
        ("Whose Words Kit", OWN),
        ("editorial interpretation", OWN),
        ("monday morning", FEW),
        ("Robert Charles", PEOPLE),
        ("qwertyuiop[]", KEYS),
        ("zaqxswcdevfr", COMMON),
        ("letmein letmein", AGAIN),
        ("x" * 12, AGAIN),
        ("\U0001f600" * 12, AGAIN),
        ("abcdefghijklm", COUNTS),
        ("абвгдежзийкл", COUNTS),
        ("".join(map(chr, range(1, 13))), COUNTS),
        ("12.03.1984 12.03.1984", AGAIN),
        ("31/12/1999 01", DATE),
        (" " * 12, LITTLE),
        ("-_.,;:+/ -_.", LITTLE),
        ("\u202e" * 12, AGAIN),
        # Nothing is judged behind the 64th sign.
        ("a" * 72 + "correct horse battery staple", AGAIN),
    ],
)
def test_what_is_easy_to_guess_and_why(password: str, why: str) -> None:
    assert weakness(password, NAMES) == why


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "paper window tired",
        "lamp river seven",
        "correct horse battery staple " * 6,
        "x7#Q!p$2@kW9",
        "qmviqo-3kcdLw-hexrat",
        "Abendbrot mit Oma",
        "Школа номер пять",
        "مرحبا يا صديقي العزيز",
        "".join(map(chr, (0x1F431, 0x1F680, 0x1F34E, 0x1F3B8, 0x2615, 0x1F40D) * 2)) + "\u2615 x",
        "Ms Gray and her tortoise Olga",
    ],
)
def test_what_is_hard_enough(password: str) -> None:
    assert weakness(password, NAMES) is None


def test_names_are_what_makes_it_easy() -> None:
    """The same password is good for somebody else."""
    password = "oriel zetterquist"
    assert weakness(password, ["Oriel Zetterquist"]) == OWN
    assert weakness(password, ["Oriel", "Zetterquist"]) == OWN
    assert weakness(password, ["Ada"]) is None


def test_words_of_the_kit_are_no_password_together() -> None:
    for first in CONTEXT_WORDS:
        for second in CONTEXT_WORDS[:3]:
            assert weakness(f"{first} {second} 1") is not None


@pytest.mark.slow
def test_each_common_password_that_is_long_enough_is_refused() -> None:
    """ASVS 6.2.4, as far as a list of 30,000 goes: 229 of them have 12 characters."""
    common = [word for word in FREQUENCY_LISTS["passwords"] if len(word) >= PASSWORD_LEAST]
    assert (len(FREQUENCY_LISTS["passwords"]), len(common)) == (30_000, 229)
    assert [word for word in common if weakness(word) is None] == []


@pytest.mark.parametrize(
    "step", [pytest.param(60), pytest.param(1, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_what_people_make_of_the_3000_most_common_is_refused(step: int) -> None:
    """They are too short to be chosen as they are."""
    passed = [
        typed
        for word in FREQUENCY_LISTS["passwords"][:3000:step]
        for typed in (word * 2, f"{word} {word}", word.capitalize() + "2015!")
        if len(typed) >= PASSWORD_LEAST and weakness(typed) is None
    ]
    assert passed == []


@pytest.mark.parametrize("year", [1912, 1999, 2015, 2019, 2026, 2040])
@pytest.mark.parametrize("word", ["7753191", "Jordan23"])
def test_year_behind_a_common_password_is_seen(word: str, year: int) -> None:
    """Whatever digits stand before it, and one after the last that zxcvbn itself knows, too."""
    assert weakness(f"{word}{year}!!") is not None


@settings(deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=5))
def test_judge_never_raises_and_says_the_same_again(password: str, names: list[str]) -> None:
    assert weakness(password, names) == weakness(password, names)


@settings(deadline=None)
@given(st.text(alphabet="@4({[<3690!1|7$+5%28abst- ", max_size=200))
def test_judge_takes_bounded_time_however_letters_are_disguised(password: str) -> None:
    """In seconds of the processor; zxcvbn by itself takes 4.7 s for 72 of these signs."""
    started = time.thread_time()
    weakness(password, NAMES)
    assert time.thread_time() - started < 2


def test_two_at_once_are_judged_by_their_own_names() -> None:
    """zxcvbn keeps the words of a judgement where all threads see them."""
    names = ["Wilhelmina Brunswick", "Ada Lovelace-Byron"] * 8

    def judge(name: str) -> tuple[str | None, str | None]:
        other = next(one for one in names if one != name)
        return weakness(name.lower(), [name]), weakness(f"{other.lower()} too", [name])

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(judge, names)) == {(OWN, None)}


@pytest.mark.process
@pytest.mark.long
def test_lists_are_loaded_only_when_somebody_chooses_a_password() -> None:
    """Else each start of the kit would wait for them."""
    loaded = "import sys, kit.web, kit.classroom.people.accounts.passwords; print('zxcvbn' in sys.modules)"
    reply = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, timeout=50
    )
    assert reply.stdout == "False\n"


def test_settings_page_lists_the_words_that_are_tried_first() -> None:
    """ASVS 5.0, 6.2.11 and 6.1.2: the list is documented."""
    page = (Path(__file__).parents[4] / "docs" / "settings.md").read_text("utf-8")
    assert [word for word in CONTEXT_WORDS if f"*{word}*" not in page] == []
