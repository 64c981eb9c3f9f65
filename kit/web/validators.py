"""What the pages' forms share: their own words, checks of what is sent, a list of what is wrong."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from flask import abort, request
from flask_babel import format_date, gettext
from flask_wtf import FlaskForm
from jinja2 import pass_context
from jinja2.runtime import Context
from wtforms import DateTimeLocalField, Field, HiddenField
from wtforms.form import BaseForm
from wtforms.utils import unset_value
from wtforms.validators import ValidationError
from wtforms.widgets import HiddenInput

from kit.classroom.errors import KitError
from kit.classroom.texts import clean_text
from kit.items.fields.form_words import FormWords
from kit.web.template_globals import error_text, numbered
from kit.whole_number import whole_number

#: As much as a message repeats of what was typed.
_SHOWN: Final = 40
#: Where the pages show what is wrong with a form as a whole.
_REFUSAL: Final = "refusal"


class _Words(FormWords):
    """Our words for what the library says, in the reader's language."""

    def gettext(self, string: str) -> str:
        """As the base, translated."""
        # A percent sign in it is a place that the library fills.
        return str(gettext(super().gettext(string)))


class PlainForm(FlaskForm):
    """Base of the pages' forms: no message of theirs is the library's own."""

    class Meta(FlaskForm.Meta):
        """What the library says is said in our words."""

        def get_translations(self, _form: BaseForm) -> FormWords:
            """Those of all our forms."""
            return _Words()


class MomentField(DateTimeLocalField):
    """A date with a time, by the clock of the computer the kit runs on.

    In a year with summer time one hour is left out and one comes twice. Of the first it says which
    times there are; of the second a choice beside the field asks which is meant, as the name with
    WHICH. `data` has it as its `fold`; as a moment it is `data.astimezone()`.
    """

    WHICH: Final = "-which"

    def process(
        self,
        formdata: Any,
        data: Any = unset_value,
        extra_filters: Sequence[Callable[[Any], Any]] | None = None,
    ) -> None:
        """As the library does, once it is known which of two was chosen."""
        self._chosen = formdata.get(f"{self.name}{self.WHICH}", "") if formdata else ""
        super().process(formdata, data, extra_filters)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Raises ValueError, which names what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            message = gettext(
                "“%(typed)s” is no date with a time. Choose both in the field, or type them like "
                "2026-03-02T14:30.",
                typed=" ".join(valuelist)[:_SHOWN],
            )
            raise ValueError(message) from None
        if self.data:
            self._place(self.data)

    def _place(self, typed: datetime) -> None:
        """Find the time on this computer's clock. Raises ValueError where it is none, or two."""
        times = local_times(typed)
        words = {"time": f"{typed:%H:%M}", "day": format_date(typed, "medium")}
        if typed not in times:
            # As the field has it: the text that was typed stays.
            raise ValueError(
                gettext(
                    "There is no %(time)s on %(day)s: the clocks go forward. Set %(before)s or "
                    "%(after)s.",
                    before=f"{times[0]:%H:%M}", after=f"{times[1]:%H:%M}", **words,
                )
            )  # fmt: skip
        if len(times) == 1:
            return
        if self._chosen not in {"0", "1"}:
            raise ValueError(
                gettext(
                    "%(time)s comes twice on %(day)s, since the clocks go back. Choose which of "
                    "the two.",
                    **words,
                )
            )
        self.data = typed.replace(fold=int(self._chosen))

    @property
    def twice(self) -> list[tuple[str, bool, str]]:
        """The two moments of a time that comes twice: value, whether it is chosen, its time zone.

        Empty for any other time.
        """
        typed = self.data
        if typed is None or len(local_times(typed)) == 1 or typed not in local_times(typed):
            return []
        chosen = self._chosen if self.raw_data else str(typed.fold)
        zones = [typed.replace(fold=fold).astimezone().tzname() or "" for fold in (0, 1)]
        return [(str(fold), chosen == str(fold), zones[fold]) for fold in (0, 1)]

    @property
    def which(self) -> str:
        """Which of two is meant, as the form posts it; empty where there is one."""
        return next((value for value, is_chosen, _zone in self.twice if is_chosen), "")


def local_times(typed: datetime) -> list[datetime]:
    """The times on this computer's clock that a naive one may mean, earliest first, without zone.

    Itself, once or twice; where the clock leaves it out, the times that lie as far before and
    after what is left out. Itself at the ends of the calendar, where no zone can be reckoned:
    a form refuses such a year by its own check.
    """
    try:
        moments = {typed.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
        return [moment.astimezone().replace(tzinfo=None) for moment in sorted(moments)]
    except (OverflowError, ValueError):
        return [typed]


def number_in_address(name: str) -> int | None:
    """The whole number of that name in the query, None where it is not there; 404 for any other."""
    typed = request.args.get(name)
    try:
        return None if typed is None else whole_number(typed, 0)
    except ValueError:
        abort(404)


def posted_number(text: str) -> int:
    """The whole number that a form of the kit carries; 400 for anything else."""
    try:
        return whole_number(text, 0)
    except ValueError:
        abort(400)


class FreeText:
    """Refuses a text that is too long as it would be stored, or empty where it must not be.

    Both messages are English message ids; `too_long` has places for `length` and `most`.
    """

    def __init__(self, most: int, too_long: str, missing: str | None = None) -> None:
        self.most = most
        self.too_long = too_long
        self.missing = missing

    def __call__(self, _form: object, field: Field) -> None:
        """Raises ValidationError."""
        text = clean_text(field.data or "")
        if not text and self.missing is not None:
            raise ValidationError(gettext(self.missing))
        if len(text) > self.most:
            raise ValidationError(gettext(self.too_long, length=len(text), most=self.most))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with what was sent, and the id of where it is to be mended.

    `target` is None where nothing on the page is: the page itself is to be loaded again.
    """

    text: str
    target: str | None


@pass_context
def form_problems(context: Context) -> Sequence[Problem]:
    """All that is wrong with the forms of a page, for the list at its top.

    Looked for in what the page is made from, so that no page can leave it out: each form, the
    forms of a student's answers (`forms`, by item), an `error` that refused the form as a whole,
    and a `problem` in words.
    """
    values = context.get_all()
    problems = [problem for value in values.values() for problem in _problems_of(value)]
    forms = values.get("forms")
    if isinstance(forms, Mapping):
        problems += _answer_problems(forms, values)
    if isinstance(values.get("error"), KitError):
        problems.append(Problem(error_text(values["error"]), _REFUSAL))
    if isinstance(values.get("problem"), str):
        problems.append(Problem(values["problem"], _REFUSAL))
    return list(dict.fromkeys(problems))


def _problems_of(form: object) -> Iterator[Problem]:
    if not isinstance(form, BaseForm):
        return
    for field in form:
        hidden = isinstance(field, HiddenField) or isinstance(field.widget, HiddenInput)
        for text in field.errors:
            yield Problem(str(text), None if hidden else field.id)


def _answer_problems(forms: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Problem]:
    """Each with the item that it is about."""
    for position, form in enumerate(forms.values(), 1):
        for problem in _problems_of(form):
            item_type = values.get("item_type")
            name = numbered(item_type.name, position) if item_type else str(position)
            yield Problem(f"{name}: {problem.text}", problem.target)
