"""How easy a password is to guess, judged offline by zxcvbn.

zxcvbn takes a password apart into what people choose: common passwords, words and names of English
lists, rows of keys, repeats, counting, dates; whatever is left counts as chosen at random. To its
lists come words that somebody would try here first: the kit's, the course's, the teacher's name
and the names of their classes.

**What is asked:** 100 million guesses, the bound of zxcvbn's score 3. At the 50 wrong tries in ten
minutes that the kit takes for one account from the network that is 38 years. One score more would
matter to who has stolen the database alone, and refuse three ordinary words, which people can
remember. Guesses are counted harder than zxcvbn's own: those for the parts times the orders of the
parts, without the 10,000 for each further part, whatever it is, that it adds for not knowing how
many there are: by those the own name and two classes' would do.

**What is judged** are the first 64 signs, once as they are and once without what only separates
words ("letmein letmein" is a repeat); the worse counts. Signs that stand for letters, as in
p@ssword, are tried in each way that they can be read; with many kinds of them in one password that
would take seconds, so there each is read as the letter it mostly stands for. Of what is no
English, other languages' words among it, zxcvbn knows little: the length is what speaks for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from threading import Lock
from typing import Any, Final

from kit.vocabulary import N_, Label

#: How many guesses a password has to stand.
GUESSES_LEAST: Final = 10**8
_JUDGED: Final = 64

#: What somebody would try who knows what the account is for. docs/settings.md lists it.
CONTEXT_WORDS: Final = (
    "whose words",
    "kit",
    "password",
    "teacher",
    "classroom",
    "class",
    "school",
    "student",
    "lesson",
    "exercise",
    "media literacy",
    "claim",
    "source",
    "sourced fact",
    "official statement",
    "editorial interpretation",
    *Label,
)
#: A word of a name that is shorter stands in half of all passwords.
_WORD_LEAST: Final = 3

_BETWEEN: Final = re.compile(r"[\s_.,;:+/-]+")
_STANDS_FOR: Final = str.maketrans("@({[<!|$+%", "acccciistx")
_KINDS_TRIED: Final = 2

_YEAR: Final = re.compile(r"19\d\d|20[0-4]\d")

#: By zxcvbn's pattern, or by its dictionary: why what it found is easy to guess.
_WHY: Final[Mapping[str, str]] = {
    "user_inputs": N_(
        "it holds your name, a class's name or a word of the kit, which is tried first"
    ),
    "passwords": N_("it holds one of the passwords that most people choose"),
    "english_wikipedia": N_("it is made of too few words"),
    "us_tv_and_film": N_("it is made of too few words"),
    "surnames": N_("it is made of names"),
    "female_names": N_("it is made of names"),
    "male_names": N_("it is made of names"),
    "spatial": N_("it is a row of keys that lie side by side"),
    "repeat": N_("it says one thing again and again"),
    "sequence": N_("it counts up or down, as abc or 6543 do"),
    "regex": N_("it is made of a year"),
    "date": N_("it is made of a date"),
}
_LITTLE: Final = N_("it has too little in it that nobody would expect")

#: zxcvbn keeps the words of one judgement in a list of its own, which all threads share.
_one_at_a_time: Final = Lock()


class _Years:
    """Takes the place of zxcvbn's pattern, whose years end with 2019 and never overlap.

    Of 2015 behind 7753191 that sees 1912 alone, and takes the rest for chance.
    """

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each place where a year can be read."""
        places = (_YEAR.match(text, start) for start in range(len(text)))
        return (place for place in places if place)


def weakness(password: str, names: Iterable[str] = ()) -> str | None:
    """Why a password is easy to guess, as a message id to stand in a sentence; else None.

    `names` are those that somebody would try here, whole and word by word. A password of any
    length and of any signs; 0.4 seconds at most on a laptop, a few hundredths as a rule.
    """
    words = list(dict.fromkeys(_variants([*names, *CONTEXT_WORDS])))
    judged = _readable(password)[:_JUDGED]
    forms = dict.fromkeys((judged, _BETWEEN.sub("", judged)))
    guesses, parts = min((_taken_apart(text, words) for text in forms), key=itemgetter(0))
    return None if guesses >= GUESSES_LEAST else _why(parts)


def _variants(names: Iterable[str]) -> Iterator[str]:
    """Each name whole, without blanks, and its words."""
    for name in names:
        lower = name.lower()
        yield from (lower, _BETWEEN.sub("", lower))
        yield from (word for word in _BETWEEN.split(lower) if len(word) >= _WORD_LEAST)


def _readable(password: str) -> str:
    kinds = {sign for sign in password[:_JUDGED] if ord(sign) in _STANDS_FOR}
    return password.translate(_STANDS_FOR) if len(kinds) > _KINDS_TRIED else password


def _taken_apart(text: str, words: list[str]) -> tuple[float, Sequence[Mapping[str, Any]]]:
    """How many guesses the text takes, and its parts, each with its pattern and token."""
    if not text:
        return 0, ()
    # Loaded when somebody chooses a password: its lists take a tenth of a second and 10 MB.
    from zxcvbn import matching, scoring  # noqa: PLC0415 - slow import

    with _one_at_a_time:
        matching.REGEXEN["recent_year"] = _Years()
        matching.RANKED_DICTIONARIES["user_inputs"] = matching.build_ranked_dict(words)
        matches = matching.omnimatch(text)
        best = scoring.most_guessable_match_sequence(text, matches, _exclude_additive=True)
    return float(best["guesses"]), best["sequence"]


def _why(parts: Sequence[Mapping[str, Any]]) -> str:
    longest = max(parts, key=lambda part: len(part["token"]), default={})
    return _WHY.get(longest.get("dictionary_name", longest.get("pattern", "")), _LITTLE)
