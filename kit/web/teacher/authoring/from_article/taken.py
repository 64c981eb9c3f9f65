"""What a page of claims or of one key posted, taken over into the texts. Writes nothing."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from kit.classroom.authoring.drafting.apart import Apart
from kit.classroom.authoring.drafting.begun import is_begun
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.drafting.marks import Answer, Mark, Marks
from kit.classroom.authoring.drafting.taking import (
    Picked,
    let_go,
    moved,
    posted_place,
    take,
    taken_marks,
    with_parts,
    with_sentence_before,
    with_wordings,
)
from kit.content.own.composing.side_by_side import side_by_side
from kit.content.own.editing.changing import apply
from kit.content.own.editing.field_tree import exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.drafting.findings import Place, Question
from kit.drafting.reading import what_to_ask
from kit.vocabulary import Label
from kit.web.teacher.authoring.editing.typed import Taken, Typed, taken
from kit.whole_number import whole_number

#: How many claims a spread takes.
SPREAD: Final = 12
#: Before the id of an item whose claim is to begin at the sentence before.
JOIN: Final = "join:"
#: Before the id of an item to let go, for pages without scripts.
GONE: Final = "gone:"
#: Before what was answered to one of the guide's questions.
_ANSWERS: Final = "mark/"
#: Before the names of a claim's words and of those around it.
_WORDS: Final = "words/"
#: What answers lead to, in the order of the guide.
_LEADS: Final[Sequence[tuple[Question, Answer, Label]]] = (
    (Question.SPEAKER, Answer.YES, Label.OFFICIAL),
    (Question.SPEAKER, Answer.OTHER, Label.VOICE),
    (Question.SETTLED, Answer.NO, Label.EDITORIAL),
    (Question.SOURCE, Answer.YES, Label.SOURCED),
    (Question.SOURCE, Answer.NO, Label.UNSOURCED),
)


@dataclass(frozen=True, slots=True)
class TakenClaims:
    """As `editing.typed.Taken`, and the marks that are new or other now."""

    typed: Taken
    texts: Texts
    marks: Marks = field(default_factory=dict)

    @property
    def clash(self) -> bool:
        """Whether it was typed over what another window saved."""
        return self.typed.clash


def claims_taken(
    form: MultiDict[str, str], typed: Typed, page: FromArticle, base: Texts, present: Texts
) -> TakenClaims:
    """What the page of claims posted: words typed, sentences taken and let go, its button done."""
    done = _words_beside(form, base, present)
    if page.apart is None:
        return TakenClaims(done, done.texts)
    picked = Picked(done.texts, page.marks)
    try:
        if "taking" in form:
            picked = _boxes(form, page, base, picked)
        picked = _words_of_taken(form, base, picked)
        if not done.clash:
            picked = _pressed(typed.operation, page, page.apart, picked)
        picked = with_parts(picked, page.apart)
        texts = with_wordings(picked.texts, picked.marks)
    except UnreadableText:
        return TakenClaims(done, done.texts)
    return TakenClaims(replace(done, texts=texts), texts, picked.marks)


def _pressed(operation: str, page: FromArticle, apart: Apart, picked: Picked) -> Picked:
    """What the page's button says, done."""
    if operation == "spread":
        asked = what_to_ask(apart.article, apart.findings, SPREAD)
        places = [apart.findings[one.index].place for one in asked]
        return take(picked, apart, places, page.writing.draft.content_id)
    if operation.startswith(JOIN):
        return with_sentence_before(picked, apart, operation.removeprefix(JOIN))
    if operation.startswith(GONE):
        return let_go(picked, {operation.removeprefix(GONE)})
    return picked


def _boxes(form: MultiDict[str, str], page: FromArticle, base: Texts, picked: Picked) -> Picked:
    """The boxes as they are ticked, held against those of the version that the page showed."""
    apart = page.apart
    if apart is None:
        return picked
    ticked = {key for key in form.getlist("take") if posted_place(key)}
    before = taken_marks(base, page.marks, apart)
    was = {mark.key: item_id for item_id, mark in before.items()}
    # A claim of words that no box has stays until its own button lets it go.
    boxes = {key for keys in form.getlist("box") for key in keys.split()}
    gone = {item_id for key, item_id in was.items() if key in boxes and key not in ticked}
    places = [place for key in ticked - was.keys() if (place := posted_place(key)) is not None]
    places.sort(key=lambda place: (place.block, place.span.start))
    for place in tuple(places):
        whole = next((one for one in sorted(gone) if _is_part(place, before[one])), None)
        if whole is not None:
            # Of a claim that gives way to a part of it key and words stay.
            picked = moved(picked, apart, whole, place)
            gone.discard(whole)
            places.remove(place)
    return take(let_go(picked, gone), apart, places, page.writing.draft.content_id)


def _is_part(place: Place, mark: Mark) -> bool:
    span = place.span
    return place.block == mark.block and mark.start <= span.start and span.end <= mark.end


def _words_of_taken(form: MultiDict[str, str], base: Texts, picked: Picked) -> Picked:
    """With the words typed for claims that another window let go, where they are taken again."""
    known = {item.id for item in exercise_fields(base).items}
    typed = MultiDict(
        (name, words)
        for name, words in form.items()
        if name.startswith(_WORDS) and name.split("/")[1] not in known
    )
    if not typed:
        return picked
    fields = words_typed(typed, picked.texts)
    return replace(picked, texts=apply(picked.texts, fields, names=False))


def _words_beside(form: MultiDict[str, str], base: Texts, present: Texts) -> Taken:
    """The present texts with the words that were typed, item by item, whatever order they have."""
    texts, clash = present, False
    by_item: dict[str, dict[str, str]] = {}
    for name, words in words_typed(form, base).items():
        by_item.setdefault(name.split("/", maxsplit=3)[2], {})[name] = words
    try:
        ids = [item.id for item in exercise_fields(base).items]
        for number, fields in by_item.items():
            mine = apply(base, fields, names=False)
            item_id = ids[whole_number(number, 0)]
            beside = side_by_side(base, mine, texts, item_id)
            texts, clash = beside.texts, clash or beside.clash
    except UnreadableText:
        return Taken(present, None)
    return Taken(texts, None, clash)


def key_taken(
    form: MultiDict[str, str],
    typed: Typed,
    page: FromArticle,
    texts: tuple[Texts, Texts],
    item_id: str,
) -> TakenClaims:
    """What the page of one claim's key posted: its fields, its answers, and the pen they pick."""
    base, present = texts
    mark = page.taken[item_id]
    fields = {**typed.fields, **words_typed(form, base)}
    answers = dict(mark.answers)
    for question in Question:
        said = form.get(f"{_ANSWERS}{question.value}")
        if said in set(Answer):
            answers[question] = Answer(said)
    if "keyed" in form:
        _pick_pen(fields, item_id, answers, mark)
    _leave_begun_out(fields, item_id, tuple(form.getlist("begun")))
    done = taken(base, present, replace(typed, fields=fields), item_id)
    chosen = fields.get(f"{KEY}/items/{item_id}/label") or None
    first = mark.first
    if first is None and form.get("blind") and chosen in set(Label):
        first = Label(chosen)
    marks = {item_id: replace(mark, answers=answers, first=first)}
    kept = done.texts
    if not done.clash:
        with suppress(UnreadableText):
            kept = with_wordings(done.texts, {**page.taken, **marks})
    return TakenClaims(replace(done, texts=kept), kept, marks)


def words_typed(form: MultiDict[str, str], base: Texts) -> dict[str, str]:
    """Words of claims and around them, by the fields of the version that they were typed on.

    A form names them by the item's id, since numbers change where claims are taken and let go on
    the same page.
    """
    try:
        items = exercise_fields(base).items
    except UnreadableText:
        return {}
    numbers = {item.id: item.number for item in items}
    fields: dict[str, str] = {}
    for name, typed in form.items():
        prefix, _slash, rest = name.partition("/")
        item_id, _slash, path = rest.partition("/")
        if f"{prefix}/" == _WORDS and item_id in numbers:
            fields[f"{EXERCISE}/items/{numbers[item_id]}/{path}"] = typed
    return fields


def words_name(item_id: str, name: str) -> str:
    """What a form calls a field of an item's own words."""
    path = name.split("/", maxsplit=3)[-1]
    return f"{_WORDS}{item_id}/{path}"


def pen_of(answers: Mapping[Question, Answer]) -> Label | None:
    """The label that the answers lead to, asked in the guide's order; None as long as one is open.

    >>> pen_of({Question.SPEAKER: Answer.NO, Question.SETTLED: Answer.NO})
    <Label.EDITORIAL: 'editorial'>
    """
    for question in Question:
        said = answers.get(question)
        for asked, answer, label in _LEADS:
            if asked is question and said is answer:
                return label
        if said in (None, Answer.UNSURE):
            return None
    return None


def _pick_pen(
    fields: dict[str, str], item_id: str, answers: Mapping[Question, Answer], before: Mark
) -> None:
    """The pen that the answers lead to; one that was picked by hand stays."""
    name = f"{KEY}/items/{item_id}/label"
    picked = fields.get(name, "")
    led, led_before = pen_of(answers), pen_of(before.answers)
    untouched = not picked or (led_before is not None and picked == led_before.value)
    if led is not None and untouched:
        fields[name] = led.value


def _leave_begun_out(fields: dict[str, str], item_id: str, begun: tuple[str, ...]) -> None:
    """A reason that stands as the kit began it is none yet."""
    name = f"{KEY}/items/{item_id}/why"
    if name in fields and is_begun(fields[name], begun):
        fields[name] = ""


def step_words(typed: Typed, item_id: str | None) -> str:
    """What was done, in a word."""
    if item_id is not None:
        return str(gettext("key of “%(item)s”", item=item_id))
    if typed.operation == "spread":
        return str(gettext("a spread of claims"))
    return str(gettext("claims"))
