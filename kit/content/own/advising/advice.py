"""All that there is to say of a draft: what keeps it from being given, and what could be better."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kit.content.library import Library
from kit.content.own.advising.exercise_advice import exercise_advice
from kit.content.own.advising.missing_label import CouldBe, nothing_at_hand
from kit.content.own.advising.reading_advice import reading_advice
from kit.content.own.advising.unfinished import in_form_words
from kit.content.own.checked import Pictures, check_texts
from kit.content.own.texts import EXERCISE, DraftKind, Texts, placed
from kit.content.own.top_fields import top_field
from kit.content.problems import Problem


def advice(
    kind: DraftKind,
    content_id: str,
    texts: Texts,
    beside: Library,
    pictures: Pictures | None = None,
) -> Sequence[Problem]:
    """The problems of a draft, errors first. Takes what `check_texts` takes, and never raises.

    Errors keep it from being given; warnings are advice. What is counted over a whole exercise is
    said once it has no error.
    """
    own = check_texts(kind, content_id, texts, beside, pictures).library
    return advice_on(own, kind, content_id, texts, beside)


def advice_on(
    own: Library,
    kind: DraftKind,
    content_id: str,
    texts: Texts,
    beside: Library,
    could_be: CouldBe = nothing_at_hand,
) -> Sequence[Problem]:
    """The same, where the texts were read already: `own` is what `check_texts` made of them.

    `could_be` names sentences of the draft's article for a label that no claim has.
    """
    other_id = list(_other_id(kind, content_id, texts))
    # That the key names another exercise is told already, by its cause.
    errors = [one for one in own.errors if not (other_id and one.where == "exercise")]
    return [
        *other_id,
        *(in_form_words(error, kind, texts) for error in errors),
        *own.warnings,
        *exercise_advice(own, beside, could_be),
        *reading_advice(own),
    ]


def _other_id(kind: DraftKind, content_id: str, texts: Texts) -> Iterator[Problem]:
    """The problem of an exercise whose text says another id than it has."""
    typed = top_field(texts.get(EXERCISE, ""), "id")
    if kind is DraftKind.EXERCISE and typed not in {None, content_id}:
        [path] = placed(kind, content_id, {EXERCISE: ""})
        yield Problem(
            Path(path), 1, "id", f"the id {typed!r}", content_id,
            f"write 'id: {content_id}', which this exercise has for good",
        )  # fmt: skip
