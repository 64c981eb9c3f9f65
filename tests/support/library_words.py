"""What libraries say of their own accord, read from the libraries: no page of ours may say it."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

import flask_wtf
import wtforms
from werkzeug.exceptions import default_exceptions

#: Calls whose first text is shown to people.
_SPEAKING = {"gettext", "ngettext", "ValidationError", "StopValidation", "ValueError"}


def wtforms_messages() -> set[str]:
    """All that WTForms may say, from its catalogues and its source."""
    package = Path(wtforms.__file__).parent
    messages = set(_spoken(package))
    for path in package.rglob("*.mo"):
        with path.open("rb") as file:
            catalogue = GNUTranslations(file)
        keys = catalogue._catalog  # type: ignore[attr-defined]  # the library's types
        messages |= {key if isinstance(key, str) else key[0] for key in keys}
    return messages - {""}


def _spoken(package: Path) -> Iterator[str]:
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if name in {"gettext", "ngettext"}:
                yield from (text for text in texts if isinstance(text, str))


def _said_by_flask_wtf() -> Iterator[str]:
    for path in Path(flask_wtf.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                for argument in node.args if name in _SPEAKING else ():
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


@lru_cache(maxsize=1)
def _patterns() -> re.Pattern[str]:
    texts = wtforms_messages() | set(_said_by_flask_wtf())
    texts |= {str(error.description) for error in default_exceptions.values()}
    texts |= {"Invalid value for", "validation error for", "sqlalchemy.exc", "Traceback"}
    # Two words may well stand in a sentence of ours.
    long = {text for text in texts if len(text.split()) > 2 or text.startswith("Invalid")}
    places = [re.sub(r"(%\\\(\w+\\\)[ds]|%s)", ".{1,80}", re.escape(text)) for text in long]
    return re.compile("|".join(sorted(places, key=len, reverse=True)))


def library_words(text: str) -> list[str]:
    """What of a page's text is a library's."""
    return [match.group(0) for match in _patterns().finditer(" ".join(text.split()))]
