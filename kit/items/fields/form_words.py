"""What the forms' library says of a field, in words that tell a person what to do.

The library speaks to programmers: “Not a valid datetime value.” Whatever it says of a field of
ours is replaced here, on all pages at once; a field that knows more says more itself.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kit.vocabulary import N_

_ON_THE_LIST: Final = N_("This is not on the list. Choose one of those that the list offers.")
_CHANGED: Final = N_("This page was changed on its way. Load it again, and send it once more.")
#: For what the library may say in a later release.
OTHERWISE: Final = N_("This cannot be taken as it is. Look at it again, and change it.")

#: By what the library says. Places such as %(min)s are the library's and stay.
FORM_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "This field is required.": N_("Nothing stands here yet. Fill it in."),
        "Invalid input.": N_(
            "This is not in the form that is asked for. Look at the hint below it."
        ),
        "Not a valid choice.": _ON_THE_LIST,
        "Invalid Choice: could not coerce.": _ON_THE_LIST,
        "Choices cannot be None.": _ON_THE_LIST,
        "Invalid choice(s): one or more data inputs could not be coerced.": _ON_THE_LIST,
        "'%(value)s' is not a valid choice for this field.": N_(
            "“%(value)s” is not on the list. Choose from those that the list offers."
        ),
        "'%(value)s' are not valid choices for this field.": N_(
            "“%(value)s” are not on the list. Choose from those that the list offers."
        ),
        "Invalid value, must be one of: %(values)s.": N_(
            "This is not among what can be chosen: %(values)s. Choose one of these."
        ),
        "Invalid value, can't be any of: %(values)s.": N_(
            "This is one of %(values)s, which are taken. Choose something else."
        ),
        "Not a valid datetime value.": N_(
            "This is no date with a time. Choose both in the field, or type them like "
            "2026-03-02T14:30."
        ),
        "Not a valid date value.": N_(
            "This is no date. Choose it in the field, or type it like 2026-03-02."
        ),
        "Not a valid time value.": N_("This is no time. Type it like 14:30."),
        "Not a valid week value.": N_("This is no week. Type it like 2026-W10."),
        "Not a valid integer value.": N_("This is no whole number. Type digits alone, such as 12."),
        "Not a valid decimal value.": N_("This is no number. Type it like 12 or 12.5."),
        "Not a valid float value.": N_("This is no number. Type it like 12 or 12.5."),
        "Number must be at least %(min)s.": N_(
            "This number is too small. Type one that is %(min)s or more."
        ),
        "Number must be at most %(max)s.": N_(
            "This number is too large. Type one that is %(max)s or less."
        ),
        "Number must be between %(min)s and %(max)s.": N_(
            "This number is out of range. Type one from %(min)s to %(max)s."
        ),
        "Date must be at least %(min)s.": N_("This is too early. Choose %(min)s or later."),
        "Date must be at most %(max)s.": N_("This is too late. Choose %(max)s or earlier."),
        "Date must be between %(min)s and %(max)s.": N_("Choose a date from %(min)s to %(max)s."),
        "Field must be at least %(min)d character long.": N_(
            "This is too short. Type %(min)d character or more."
        ),
        "Field must be at least %(min)d characters long.": N_(
            "This is too short. Type %(min)d characters or more."
        ),
        "Field cannot be longer than %(max)d character.": N_(
            "This is too long. Leave %(max)d character at most."
        ),
        "Field cannot be longer than %(max)d characters.": N_(
            "This is too long. Shorten it to %(max)d characters or fewer."
        ),
        "Field must be exactly %(max)d character long.": N_("Type exactly %(max)d character."),
        "Field must be exactly %(max)d characters long.": N_("Type exactly %(max)d characters."),
        "Field must be between %(min)d and %(max)d characters long.": N_(
            "Type %(min)d to %(max)d characters."
        ),
        "Field must be equal to %(other_name)s.": N_(
            "This differs from what stands at %(other_name)s. Type both alike."
        ),
        "Invalid field name '%s'.": N_("This page lacks the field %s. Load it again."),
        "Invalid email address.": N_("This is no email address. Type it like mia@example.org."),
        "Invalid IP address.": N_("This is no network address. Type it like 192.0.2.20."),
        "Invalid Mac address.": N_("This is no device address. Type it like 00:00:5e:00:53:01."),
        "Invalid URL.": N_("This is no web address. Type it like https://example.org/."),
        "Invalid UUID.": _CHANGED,
        "Invalid CSRF Token.": _CHANGED,
        "CSRF token missing.": _CHANGED,
        "CSRF failed.": _CHANGED,
        "CSRF token expired.": _CHANGED,
        "This field cannot be edited.": N_("This cannot be changed here. Load the page again."),
        "This field is disabled and cannot have a value.": N_(
            "Nothing can be given here. Load the page again."
        ),
    }
)


class FormWords:
    """Translations as the forms' library asks for them: its own words become ours."""

    def gettext(self, string: str) -> str:
        """Our words for a message of the library's."""
        return FORM_WORDS.get(string, OTHERWISE)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Our words for one of a message's two forms."""
        return self.gettext(singular if n == 1 else plural)
