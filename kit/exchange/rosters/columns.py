"""Which columns of a list hold names, by what its first line calls them."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

#: A whole name stands below each of these. From exports of school programs, Canvas and Moodle
#: among them, in the languages of those who asked; a title is compared without case.
_WHOLE: Final = frozenset(
    (
        "student", "students", "student name", "name of student", "full name", "fullname",
        "display name", "pupil", "pupils", "pupil name", "learner", "participant", "schüler",
        "schülerin", "schülername", "élève", "élèves", "nom complet", "alumno", "alumna",
        "nombre completo", "studente", "alunno", "aluno", "nome completo", "leerling", "uczeń",
        "ученик", "учень",
    )
)  # fmt: skip
#: The same, or the family's name where another column has the given one.
_NAME: Final = frozenset(("name", "names", "nom", "naam"))
#: A given name, which alone is a name.
_GIVEN: Final = frozenset(
    (
        "first name", "first names", "firstname", "given name", "given names", "givenname",
        "forename", "preferred name", "preferred first name", "vorname", "rufname", "prénom",
        "nombre", "nome", "voornaam", "imię", "имя", "ім'я", "ad",
    )
)  # fmt: skip
_FAMILY: Final = frozenset(
    (
        "last name", "last names", "lastname", "family name", "familyname", "surname", "nachname",
        "familienname", "zuname", "nom de famille", "apellido", "apellidos", "cognome",
        "sobrenome", "apelido", "achternaam", "nazwisko", "фамилия", "прізвище", "soyad",
    )
)  # fmt: skip
#: What a class is parted by, or what parts several classes in one list.
_GROUP: Final = frozenset(
    (
        "class", "class name", "form", "form group", "tutor group", "homeroom", "section", "group",
        "set", "klasse", "kl", "gruppe", "kurs", "lerngruppe", "classe", "groupe", "division",
        "clase", "grupo", "curso", "gruppo", "sezione", "turma", "klas", "groep", "klasa", "grupa",
        "класс", "клас", "группа", "група",
    )
)  # fmt: skip


def has_titles(titles: Sequence[str]) -> bool:
    """Whether a line says which of its columns holds names."""
    return bool(name_columns(titles))


def group_column(titles: Sequence[str]) -> int | None:
    """The column that says which class or group somebody belongs to."""
    return next((at for at, title in enumerate(titles) if plain_title(title) in _GROUP), None)


def name_columns(titles: Sequence[str]) -> Sequence[int]:
    """The columns that make up a name, in the order in which it is said; empty where none does."""
    plain = [_whole(plain_title(title)) for title in titles]
    whole, name, given_name, family_name = (
        next((at for at, title in enumerate(plain) if title in known), None)
        for known in (_WHOLE, _NAME, _GIVEN, _FAMILY)
    )
    if whole is not None:
        return [whole]
    if given_name is not None:
        last = family_name if family_name is not None else name
        return [given_name] if last is None else [given_name, last]
    only = name if name is not None else family_name
    return [] if only is None else [only]


def _whole(title: str) -> str:
    """“Surname, first name” is the title of whole names; any other title stays as it is."""
    words = [word.strip(" .") for word in re.split("[,/;&]", title)]
    known = _NAME | _GIVEN | _FAMILY
    return "full name" if len(words) > 1 and known.issuperset(words) else title


def plain_title(title: str) -> str:
    """A title as titles are compared: without case and the signs around it."""
    words = unicodedata.normalize("NFC", title).casefold().replace("_", " ").split()
    return " ".join(words).strip(":*. ").replace("\u2019", "'")
