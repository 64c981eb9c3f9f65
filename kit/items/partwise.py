"""What the types share whose items are several choices: their fields, their checks, their words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from wtforms import Field, RadioField, SelectChoice, StringField
from wtforms.validators import Optional, ValidationError

from kit.items.base import AnswerForm, Choice, Finding
from kit.items.fields.advice import near_miss

#: Longer than any number with its unit.
TYPED_MAX: Final = 60
_SHOWN_MAX: Final = 40
#: Forms are made once for all that is asked alike.
_FORMS_KEPT: Final = 512


@lru_cache(maxsize=_FORMS_KEPT)
def choosing_form(fields: tuple[tuple[str, tuple[Choice, ...]], ...]) -> type[AnswerForm]:
    """A form with a field for each name: radio buttons, or a line to type where nothing is offered.

    Names hold a hyphen, or are none that a form has itself.
    """
    attributes = {name: _radio(choices) if choices else _typed() for name, choices in fields}
    return type("ChoosingForm", (AnswerForm,), attributes)


def filled_fields(form: AnswerForm, names: Iterable[str]) -> Mapping[str, str]:
    """What was filled in, by name and as it was posted; blanks alone are nothing."""
    data: Mapping[str, Any] = form.data
    return {name: data[name] for name in names if (data[name] or "").strip()}


def _radio(choices: Sequence[Choice]) -> Field:
    offered = {choice.value for choice in choices}

    def among_offered(_form: AnswerForm, field: RadioField) -> None:
        if field.data not in offered:
            message = (
                f"“{field.data[:_SHOWN_MAX]}” is not an answer to this question. "
                f"Allowed: {', '.join(choice.value for choice in choices)}. Pick one of them."
            )
            raise ValidationError(message)

    return RadioField(
        choices=[SelectChoice(choice.value, choice.words) for choice in choices],
        validators=[Optional(strip_whitespace=False), among_offered],
        validate_choice=False,
    )


def _typed() -> Field:
    def can_be_kept(_form: AnswerForm, field: StringField) -> None:
        if len(field.data) > TYPED_MAX:
            message = (
                f"{len(field.data)} characters are more than a number needs. "
                f"At most {TYPED_MAX} are kept. Write the number alone."
            )
            raise ValidationError(message)
        if "\0" in field.data:
            message = "A character that cannot be kept is in it. Write the number alone."
            raise ValidationError(message)

    return StringField(validators=[Optional(), can_be_kept])


def said_twice(
    ids: Iterable[str], path: tuple[str | int, ...], noun: str, field: tuple[str, ...] = ("id",)
) -> list[Finding]:
    """A finding for each id that stood before in the list at `path`."""
    seen: set[str] = set()
    findings = []
    for number, entry_id in enumerate(ids):
        if entry_id in seen:
            findings.append(
                Finding(
                    (*path, number, *field),
                    f"the id {entry_id!r} a second time",
                    f"an id of its own for each {noun}",
                    "give one of them another id",
                )
            )
        seen.add(entry_id)
    return findings


def check_entries(
    asked: Sequence[str], keyed: Mapping[str, Any], field: str, noun: str
) -> list[Finding]:
    """An entry of the key for each that is asked, and no other."""
    allowed = f"an entry for each {noun} of the item"
    missing = [
        Finding(
            (field, one),
            f"no entry for {one!r}",
            allowed,
            near_miss(one, set(keyed) - set(asked), "add it"),
        )
        for one in dict.fromkeys(asked)
        if one not in keyed
    ]
    return missing + [
        Finding(
            (field, one),
            f"an entry for no {noun}",
            allowed,
            near_miss(one, set(asked) - set(keyed), "remove it"),
        )
        for one in keyed
        if one not in asked
    ]


def check_offered(
    path: tuple[str | int, ...], name: str, offered: Iterable[str], what: str, otherwise: str
) -> list[Finding]:
    """A finding where something is named that is not offered."""
    known = list(offered)
    if name in known:
        return []
    return [Finding(path, f"{what} {name!r}", ", ".join(known), near_miss(name, known, otherwise))]
