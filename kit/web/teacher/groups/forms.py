"""The forms of groups and deals."""

from typing import Any
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, ValidationError

from kit.classroom.assignments.groups.deals import DEALT_RULES
from kit.classroom.assignments.groups.giving import GroupChoice
from kit.classroom.assignments.groups.groups import GROUPS_MAX, Division
from kit.classroom.people.dealing import SEED_MOST, new_seed
from kit.classroom.people.limits import STUDENTS_MAX
from kit.content.exercise import Exercise
from kit.store.ids import new_id
from kit.vocabulary import N_
from kit.web.teacher.forms import NameForm, RulesForm
from kit.web.validators import PlainForm
from kit.whole_number import whole_number

#: As much as a message repeats of what was typed.
_SHOWN = 20


def _number(field: StringField, least: int, most: int, message: str) -> int:
    """The number in a field. Raises ValidationError with the message, which names what is there."""
    typed = (field.data or "").strip()
    try:
        return whole_number(typed, least, most)
    except ValueError:
        text = gettext(message, typed=typed[:_SHOWN], least=least, most=most)
        raise ValidationError(text) from None


class _Seeded(PlainForm):
    """With a seed, which is made up unless somebody types one."""

    seed = StringField(
        _l("Seed"),
        default=lambda: str(new_seed()),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    once = HiddenField(default=lambda: str(new_id()))

    def read_seed(self) -> int:
        """The seed. Raises ValidationError."""
        return _number(
            self.seed,
            0,
            SEED_MOST,
            N_(
                "“%(typed)s” is no seed. Type a whole number from %(least)s to %(most)s, or load "
                "the page again for one that nobody chose."
            ),
        )


class GroupForm(NameForm):
    """The name of a group; `once` is the form's own id."""

    once = HiddenField(default=lambda: str(new_id()))


class DivideForm(_Seeded):
    """How a class is divided into groups."""

    by = SelectField(
        _l("Divide"),
        choices=[
            SelectChoice("number", _l("into so many groups")),
            SelectChoice("size", _l("into groups of at most so many")),
        ],
        default="number",
    )
    count = StringField(
        _l("How many"),
        default="4",
        validators=[InputRequired(_l("Type how many groups, or how many in each."))],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    whom = SelectField(
        _l("Whom"),
        choices=[
            SelectChoice("rest", _l("those who are in no group")),
            SelectChoice("everybody", _l("everybody; the groups there are stay")),
        ],
        default="rest",
    )
    order = SelectField(
        _l("In which order"),
        choices=[
            SelectChoice("random", _l("at random, from the seed")),
            SelectChoice("list", _l("as they stand in the list")),
        ],
        default="random",
    )

    def validate_count(self, field: StringField) -> None:
        """A number of groups, or of students in each."""
        if self.by.data == "size":
            message = N_(
                "“%(typed)s” is no size of a group. Type a number from %(least)s to %(most)s."
            )
            _number(field, 1, STUDENTS_MAX, message)
        else:
            message = N_("“%(typed)s” is no number of groups. Type one from %(least)s to %(most)s.")
            _number(field, 1, GROUPS_MAX, message)

    def validate_seed(self, _field: StringField) -> None:
        """A seed where one is used."""
        if self.order.data == "random":
            self.read_seed()

    def division(self) -> Division:
        """What was chosen."""
        count = whole_number((self.count.data or "").strip(), 1)
        sized = self.by.data == "size"
        return Division(
            number=None if sized else count,
            size=count if sized else None,
            seed=self.read_seed() if self.order.data == "random" else None,
            everybody=self.whom.data == "everybody",
        )


class DealForm(_Seeded):
    """Which two forms are dealt, and the seed."""

    form_a = SelectField(_l("The two forms"))

    def offer(self, pairs: Any) -> None:
        """Let one of the pairs be chosen."""
        self.form_a.choices = [SelectChoice(a.id, _both(a, b)) for a, b in pairs]

    def validate_seed(self, _field: StringField) -> None:
        """A number."""
        self.read_seed()


def _both(a: Exercise[Any], b: Exercise[Any]) -> str:
    return str(gettext("%(a)s and %(b)s", a=a.title, b=b.title))


class GroupRulesForm(RulesForm):
    """The rules of an assignment, and whom it is for."""

    # A group that is gone by now is said in words of its own.
    group = SelectField(_l("For"), validate_choice=False, default="")

    def offer(self, choices: Any) -> None:
        """Let it go to the class, or to one of the groups."""
        self.group.choices = [
            SelectChoice("", gettext("the whole class")),
            *(SelectChoice(str(one.group.id), _group_words(one)) for one in choices),
        ]
        self._names: dict[str, str] = {str(one.group.id): one.group.name for one in choices}

    @property
    def group_name(self) -> str:
        """What the group that was chosen is called; empty for the class."""
        return self._names.get(self.group.data or "", "")

    @property
    def group_id(self) -> UUID | None:
        """The group that was chosen; one that is none, where what was sent is no id."""
        typed = self.group.data or ""
        try:
            return UUID(typed) if typed else None
        except ValueError:
            return new_id()


def _group_words(choice: GroupChoice) -> str:
    return str(gettext("%(name)s (%(num)s in it)", name=choice.group.name, num=choice.students))


class DealtRulesForm(RulesForm):
    """The rules of an occasion of a deal: the key is shown to nobody unless it is chosen so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("feedback", DEALT_RULES.feedback.value)
        super().__init__(*args, **kwargs)
