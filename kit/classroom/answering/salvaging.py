"""What is good of a plain form in which something is wrong: saved, so that only the rest waits."""

from collections.abc import Iterator, Sequence

from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.posted_form import (
    ParsedForm,
    PostedAnswer,
    PostedFields,
    field_name,
    fields_of,
    next_revision,
    parse,
    says_the_same,
)
from kit.items.fields.answer_form import AnswerForm
from kit.store.answering.answers import AnswerRecord


def good_answers(
    work: FormContext, posted: PostedFields, parsed: ParsedForm
) -> Sequence[PostedAnswer]:
    """The answers of the valid items, and of the others what is good.

    What is held stands in place of what is wrong. Nothing is taken of an item where nothing else
    was given, where what was held does not fit beside what was typed, or where the page itself was
    changed on its way. The forms stay as they were typed.
    """
    salvaged = [
        answer
        for item_id, form in parsed.forms.items()
        if form.errors and "revision" not in form.errors
        for answer in _good_part(work, posted, item_id, form)
    ]
    return [*parsed.answers, *salvaged]


def number_anew(parsed: ParsedForm, saved: Sequence[AnswerRecord]) -> None:
    """Give the forms that are shown again the number after what was saved of them."""
    for answer in saved:
        form = parsed.forms[answer.item_id]
        if form.errors:
            form.revision.data = next_revision(answer)


def _good_part(
    work: FormContext, posted: PostedFields, item_id: str, form: AnswerForm
) -> Iterator[PostedAnswer]:
    record = work.answers.get(item_id)
    fields = {name: posted.getlist(name) for name in posted if name.startswith(f"{item_id}.")}
    wrong = _wrong_fields(form)
    # Each turn takes one field at least, until all that is left is good together.
    while wrong:
        for name in wrong:
            fields[field_name(item_id, name)] = _held(work, record, name)
        again = parse(work, PostedFields(fields))
        left = _wrong_fields(again.forms[item_id]) if item_id in again.forms else set()
        if not left:
            yield from (answer for answer in again.answers if _is_new(answer, record))
            return
        if left <= wrong:
            return
        wrong |= left


def _wrong_fields(form: AnswerForm) -> set[str]:
    return {field.short_name for field in form if field.errors}


def _held(work: FormContext, record: AnswerRecord | None, name: str) -> list[str]:
    text = fields_of(work, record).get(name) if record else None
    return [] if text is None else [text]


def _is_new(answer: PostedAnswer, record: AnswerRecord | None) -> bool:
    if record is None:
        return bool(answer.value)
    return not says_the_same(answer, record)
