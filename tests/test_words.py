"""The teacher's pages say one thing in one way: docs/glossary.md has the list of what they say.

Looked at are the message ids, as translators get them, of templates and of what views say.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.support.trees import ONE_PROCESS, tree_of

ROOT = Path(__file__).parents[1]
#: What students and the class read is worded for them.
FOR_STUDENTS = {
    "live/_projector_stage.html", "live/_round.html", "live/_wall.html", "live/projector.html",
    "live/student.html",
}  # fmt: skip
#: A word that was given up, and what stands in its place (docs/glossary.md).
OLD = {
    r"\bGive now\b": "Start now",
    r"^[Oo]ther rules$": "Options…",
    r"^Take back$": "Withdraw",
    r"\btaken back\b.*class": "withdrawn",
    r"^Vote again$": "Start the second vote",
    r"\bMake them one\b": "Merge A into B…",
    r"\b[Uu]phold\b": "Keep the answer",
    r"\b[Vv]oid(ed)?\b": "Leave this question out",
    r"\b[Cc]ount (the item|it) again\b": "Put this question back",
    r"\bby the clock\b": "not finished, collected at closing",
    r"^Look again$": "Refresh",
    r"^Recall\b": "Got it right",
    r"^Used / due$": "Said / should be",
    r"\bgained\b": "Gain",
}
_WORDED = {"_", "gettext", "ngettext", "_l", "N_"}


def templates() -> list[Path]:
    """What a teacher reads."""
    folder = ROOT / "templates"
    paths = [
        path
        for name in ("teacher", "live", "print")
        for path in sorted((folder / name).rglob("*.html"))
    ]
    return [*paths, folder / "macros.html", folder / "_origin.html", folder / "_key_rule.html"]


def of_template(path: Path) -> Iterator[str]:
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _WORDED:
            for argument in call.args:
                if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
                    yield argument.value


def of_module(path: Path) -> Iterator[str]:
    for call in ast.walk(tree_of(path)):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in _WORDED:
            for argument in call.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def messages() -> Iterator[tuple[str, str]]:
    """Where each message of the teacher's pages stands, and its id."""
    for path in templates():
        name = path.relative_to(ROOT / "templates").as_posix()
        if name not in FOR_STUDENTS:
            yield from ((name, text) for text in of_template(path))
    for folder in ("kit/web/teacher", "kit/web/remote", "kit/classroom/keys"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            yield from ((name, text) for text in of_module(path))


@ONE_PROCESS
def test_no_page_of_a_teacher_says_it_in_a_word_that_was_given_up() -> None:
    read, offenders = 0, []
    for name, text in messages():
        read += 1
        offenders += [
            f"{name}: {text!r}: say “{agreed}”"
            for old, agreed in OLD.items()
            if re.search(old, text)
        ]
    assert read > 500
    assert offenders == []


@pytest.mark.parametrize("agreed", sorted(set(OLD.values()) - {"withdrawn"}))
def test_glossary_has_every_word_that_is_agreed(agreed: str) -> None:
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = re.findall(
        r"^\| ([^|]+) \|", page.partition("## Words on the teacher's pages")[2], re.MULTILINE
    )
    assert agreed.replace(" / ", ", ") in rows


def test_words_are_found_in_templates_and_modules(tmp_path: Path) -> None:
    template, module = tmp_path / "a.html", tmp_path / "a.py"
    template.write_text("{{ _('Give now', n=_('Take back')) }}{{ ngettext('one', '%(num)s', 2) }}")
    assert set(of_template(template)) == {"Give now", "Take back", "one", "%(num)s"}
    module.write_text("def f():\n    gettext('Void' ' it')\n    print('no message')\n")
    assert list(of_module(module)) == ["Void it"]
