"""Any exercise of claims goes out as a text that reads back as the same exercise."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import Library, Offer
from kit.content.own.checked import check_texts
from kit.content.own.texts import DraftKind
from kit.exchange.authoring.text_form.as_files import Head, as_files
from kit.exchange.authoring.text_form.claims import Claim
from kit.exchange.authoring.text_form.read_text import read_text_form
from kit.exchange.authoring.text_form.write_text import NoTextForm, text_form
from kit.vocabulary import Label, Scheme
from tests.support import room
from tests.support.shipped import shipped_library
from tests.support.typed_claims import TEXT

WORD = st.sampled_from(
    ["mayor", "the", "said:", "“no”", "because:", "=", "or", "1.", "-", "#1", "claim:", "nine;", "a|b", "so,", "(half)",
     "check:", "Title:", "x", "dash–dash", "'twas", '"', "\\", "[[x]]", "report,"]
)  # fmt: skip
WORDS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
LABELS = st.sampled_from(list(Label))
URL = "https://example.org/a?b=c,d;e#f"
ORIGINS = st.one_of(
    WORDS.map(lambda words: {"invented": words}),
    WORDS.map(lambda words: {"report": words}),
    WORDS.map(lambda words: {"report": words, "url": URL}),
    WORDS.map(lambda words: {"report": words, "wording": "quoted"}),
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    text = draw(WORDS)
    label, other = draw(LABELS), draw(LABELS)
    cues = [word for word in text.split() if word.isalpha()][: draw(st.integers(0, 3))]
    credit = draw(st.sampled_from([0.5, 1.0, 0.25, 0.3]))
    return Claim(
        line=1,
        text=text,
        label=label,
        because=draw(WORDS),
        check=draw(WORDS),
        origin=draw(ORIGINS),
        url=draw(st.sampled_from(["", URL])),
        before=draw(st.one_of(st.just(""), WORDS)),
        after=draw(st.one_of(st.just(""), WORDS)),
        cues=tuple(dict.fromkeys(cues)),
        mixed=draw(st.booleans()),
        other=(other, credit, draw(WORDS)) if other is not label else None,
        more={"speaker": "other"} if draw(st.booleans()) else {},
    )


def plain(value: Any) -> Any:
    """A value without its ids, each text as one paragraph."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if name != "id"}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def contents(offer: Offer) -> Any:
    exercise = offer.exercise.model_dump(exclude={"lesson", "partner", "id"})
    entries = [offer.key.items[item.id].model_dump() for item in offer.exercise.items]
    articles = [one.model_dump() for one in offer.exercise.articles.values()]
    return plain(exercise), plain(entries), plain(articles)


def read_back(text: str) -> Offer:
    form = read_text_form(text, Library.empty())
    assert [str(mistake) for mistake in form.mistakes] == []
    assert form.checked is not None
    offer = form.checked.library.offer(form.id)
    assert offer is not None
    return offer


SHIPPED = shipped_library()


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    "exercise_id", [name for name, one in SHIPPED.exercises.items() if one.type == "classify"]
)
def test_each_shipped_exercise_reads_back_as_it_was(exercise_id: str) -> None:
    offer = SHIPPED.offer(exercise_id)
    assert offer is not None
    text = text_form(offer)
    back = read_back(text)
    assert contents(back) == contents(offer)
    lines = [line for line in text.splitlines() if not line.startswith("Lesson: ")]
    assert text_form(back).splitlines() == lines


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(st.lists(claims(), min_size=1, max_size=4))
def test_any_exercise_reads_back_as_it_was(typed: list[Claim]) -> None:
    texts = as_files("x", Head("x", Scheme.FIVE_WAY), typed)
    checked = check_texts(DraftKind.EXERCISE, "x", texts, Library.empty())
    assert checked.errors == []
    offer = checked.library.offer("x")
    assert offer is not None
    assert contents(read_back(text_form(offer))) == contents(offer)


def test_a_typed_text_comes_out_as_it_is_written_by_the_kit() -> None:
    text = text_form(read_back(TEXT))
    assert text.splitlines()[:12] == [
        "Title: The bridge",
        "Scheme: three-way",
        "Article: bridge; The Ardenmoor Post; report; 1 March 2026; 9 paragraphs",
        "",
        "The mayor announced a bridge for the spring.",
        "before: The council met on Monday.",
        "= official",
        "because: Step 1: the mayor speaks in public for the town.",
        "cues: announced",
        "check: The town's own record of the meeting.",
        "from: article bridge, paragraphs 2, 3",
        "",
    ]


def refused(offer: Offer | None) -> str:
    assert offer is not None
    with pytest.raises(NoTextForm) as problem:
        text_form(offer)
    return str(problem.value)


def test_other_types_are_told_what_to_use() -> None:
    assert refused(SHIPPED.offer("paint-the-editorial")) == (
        "The type “highlight” has no text form: only claims to label (classify) have. Use `kit new "
        "exercise NAME --type highlight`, the page “Your own”, or a .zip from `kit export`."
    )


def test_what_looks_like_an_address_and_is_none_is_not_written_as_one() -> None:
    offer = room.tiny_library().offer("three-claims")
    assert offer is not None
    entry = offer.key.items["plan"].model_copy(update={"check": "See <https://example.org/>"})
    key = offer.key.model_copy(update={"items": {**offer.key.items, "plan": entry}})
    assert refused(Offer(offer.exercise, key, None)) == (
        "“plan” cannot be written as text so that it reads back the same (<…>). Share it as a .zip."
    )


def test_what_a_teacher_decided_is_not_dropped_in_silence() -> None:
    offer = room.tiny_library().offer("three-claims")
    assert offer is not None
    entry = offer.key.items["plan"].model_copy(update={"check_before": True})
    key = offer.key.model_copy(update={"items": {**offer.key.items, "plan": entry}})
    assert refused(Offer(offer.exercise, key, None)) == (
        "Its key holds what a teacher decided about “plan” (check_before), which the text form has no "
        "words for. Share it as a .zip."
    )
