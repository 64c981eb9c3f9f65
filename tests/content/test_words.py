import re
from collections.abc import Iterator
from importlib import resources

import pytest

from kit.content.words import as_listed, loaded_forms, loaded_words, pattern_of, reporting_forms
from kit.vocabulary import Tone

WORDS = r"[a-z]+([ -][a-z]+)*"


def test_loaded_words_are_a_list_without_repeats_in_its_order() -> None:
    words = loaded_words()
    assert 60 <= len(words) <= 150
    assert list(words) == sorted(set(words))
    assert all(re.fullmatch(WORDS, word) for word in words)


@pytest.mark.parametrize(
    ("listed", "forms"),
    [
        ("puppet", ["puppet", "puppets", "puppetes", "puppeted", "puppeting", "puppetly"]),
        ("disgrace", ["disgrace", "disgraces", "disgraced", "disgracing"]),
        ("bully", ["bully", "bullies", "bullied", "bullying"]),
    ],
)
def test_loaded_words_come_with_plain_endings(listed: str, forms: list[str]) -> None:
    assert listed in loaded_words()
    assert [form for form in loaded_forms() if form in forms] == forms


def verbs() -> Iterator[tuple[str, list[str]]]:
    """The lines of reporting.txt, read anew."""
    text = (resources.files("kit.content.words") / "reporting.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            tone, forms = line.split(": ")
            yield tone, forms.split(", ")


def test_reporting_verbs_are_grouped_by_tone_and_each_form_is_listed_once() -> None:
    tones = [tone for tone, _ in verbs()]
    assert tones == sorted(tones, key=[tone.value for tone in Tone].index)
    assert set(tones) == set(Tone)
    for tone in Tone:
        first = [forms[0] for of, forms in verbs() if of == tone]
        assert first == sorted(first)
    listed = [form for _, forms in verbs() for form in forms]
    assert len(listed) == len(set(listed)) == len(reporting_forms())
    assert all(re.fullmatch(WORDS, form) for form in listed)


@pytest.mark.parametrize(
    ("form", "tone"),
    [
        ("said", Tone.NEUTRAL),
        ("told", Tone.NEUTRAL),
        ("wrote", Tone.NEUTRAL),
        ("according to", Tone.NEUTRAL),
        ("confirmed", Tone.SURE),
        ("revealed", Tone.SURE),
        ("pointed out", Tone.SURE),
        ("claimed", Tone.DOUBTING),
        ("alleged", Tone.DOUBTING),
        ("insisted", Tone.DOUBTING),
        ("reportedly", Tone.DOUBTING),
        ("slammed", Tone.STRONG),
        ("boasted", Tone.STRONG),
        ("admitted", Tone.STRONG),
        ("conceded", Tone.STRONG),
    ],
)
def test_reporting_verbs_have_the_tone_that_lessons_teach(form: str, tone: Tone) -> None:
    assert reporting_forms()[form] is tone


def test_no_form_is_loaded_and_reporting() -> None:
    assert set(loaded_forms()) & set(reporting_forms()) == set()


def test_pattern_takes_the_longest_and_reads_gaps_and_hyphens_as_typed() -> None:
    pattern = re.compile(pattern_of(["so", "so-called", "lip service", "lip"]))
    found = [match[0] for match in pattern.finditer("so lip\n service so\u2010called lip, also")]
    assert found == ["so", "lip\n service", "so\u2010called", "lip"]
    assert list(map(as_listed, found)) == ["so", "lip service", "so-called", "lip"]
