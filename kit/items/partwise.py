"""What the types share whose items are several choices: a field for each, each counting alike."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, Final, TypeVar

from wtforms import Field, RadioField, SelectChoice, StringField
from wtforms.validators import Optional, ValidationError

from kit.items.base import AnswerValue, Choice, ItemType, Marking, Part, mean_marking
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.base_models import Item
from kit.items.printing.hooks import EntryT
from kit.vocabulary import Scheme

#: Longer than any number with its unit.
TYPED_MAX: Final = 60
_SHOWN_MAX: Final = 40
#: Forms are made once for all that is asked alike.
_FORMS_KEPT: Final = 512


class PartwiseItem(Item):
    """An item that says itself what there is to choose."""

    @property
    @abstractmethod
    def parts(self) -> tuple[Part, ...]:
        """What there is to choose, in reading order."""


class ChoosingForm(AnswerForm):
    """A field for each part. `answer_fields` are their names."""

    answer_fields: ClassVar[Sequence[str]] = ()


PartwiseItemT = TypeVar("PartwiseItemT", bound=PartwiseItem)


class PartwiseType(ItemType[PartwiseItemT, EntryT]):
    """A type whose answer is `{part: choice}`, and in which each part counts the same.

    A subclass says what its key's answers are (`due`, `change`), what is wrong in files
    (`check_item`, `check_key`) and what is read (`texts`).
    """

    #: What a part's field is called in the form, before the part's id. It holds a hyphen where ids
    #: come from a file: an id alone could be a name that a form has itself, such as `errors`.
    field_prefix: ClassVar[str] = ""

    def parts(self, item: PartwiseItemT, scheme: Scheme | None) -> Sequence[Part]:
        """Those of the item."""
        return item.parts

    def form_class(self, item: PartwiseItemT, scheme: Scheme | None) -> type[AnswerForm]:
        """A field for each part: radio buttons, or a line to type where nothing is offered."""
        return choosing_form(
            tuple((self.field_prefix + part.id, part.choices) for part in item.parts)
        )

    def value_of(self, form: ChoosingForm) -> AnswerValue | None:
        """What was picked or typed, by part, as it was posted; parts left out are not there."""
        filled = {name: form[name].data for name in form.answer_fields}
        return {
            name.removeprefix(self.field_prefix): text
            for name, text in filled.items()
            if (text or "").strip()
        } or None

    def form_data(self, value: AnswerValue) -> dict[str, str]:
        """What was picked or typed, by field."""
        return {self.field_prefix + part: choice for part, choice in value.items()}

    def chosen(self, item: PartwiseItemT, value: AnswerValue) -> Mapping[str, str]:
        """What was picked, by part."""
        return dict(value)

    def grade(self, item: PartwiseItemT, value: AnswerValue, entry: EntryT) -> Marking:
        """The share of the parts that were answered as the key says."""
        chosen = self.chosen(item, value)
        credits_ = {part: float(self.agrees(entry, part, chosen[part])) for part in chosen}
        return mean_marking(credits_, len(item.parts))


@lru_cache(maxsize=_FORMS_KEPT)
def choosing_form(fields: tuple[tuple[str, tuple[Choice, ...]], ...]) -> type[ChoosingForm]:
    """A form with a field for each name: radio buttons, or a line to type where nothing is offered.

    Names hold a hyphen, or are none that a form has itself.
    """
    attributes: dict[str, Any] = {
        name: _radio(choices) if choices else _typed() for name, choices in fields
    }
    names = tuple(attributes)
    return type("ChoosingForm", (ChoosingForm,), {**attributes, "answer_fields": names})


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
