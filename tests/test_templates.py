"""Templates fit together: what one imports of another is there, and so is each one that is named."""

from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).parents[1] / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


@cache
def tree(name: str) -> nodes.Template:
    text = (TEMPLATES / name).read_text("utf-8")
    return Environment(extensions=["jinja2.ext.i18n"]).parse(text)


@cache
def exported(name: str) -> frozenset[str]:
    """What a template hands to those that import it: its macros, and what it sets."""
    macros = {macro.name for macro in tree(name).find_all(nodes.Macro)}
    bound = {one.name for one in tree(name).find_all(nodes.Name) if one.ctx == "store"}
    return frozenset(macros | bound)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_template_imports_is_there(name: str) -> None:
    missing = []
    for node in tree(name).find_all((nodes.FromImport, nodes.Include, nodes.Extends, nodes.Import)):
        source = vars(node)["template"]
        if not isinstance(source, nodes.Const):
            continue
        if source.value not in NAMES:
            missing.append(source.value)
        elif isinstance(node, nodes.FromImport):
            names = {one if isinstance(one, str) else one[0] for one in node.names}
            missing += sorted(names - exported(source.value))
    assert missing == []
