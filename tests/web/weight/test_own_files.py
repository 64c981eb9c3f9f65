"""Scripts and style sheets of the kit ask for nothing from elsewhere."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.support.loads import styled
from tests.web.conftest import Site

STATIC: Final = Path(__file__).parents[3] / "kit" / "static"
SCRIPTS: Final = sorted(STATIC.rglob("*.js"))
SHEETS: Final = sorted(STATIC.rglob("*.css"))
DRAWINGS: Final = sorted(STATIC.rglob("*.svg"))
#: Names of namespaces, which nobody fetches.
_NAMESPACE: Final = re.compile(r"http://www\.w3\.org/(?:2000/svg|1999/xlink|1999/xhtml)\b")
#: An address with a host, in quotes: `"//host"` and `https://`, not the two signs of a comment.
_ELSEWHERE: Final = re.compile(r"""(?i)https?://|wss?://|["'`]//\w""")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_names_no_other_host(path: Path) -> None:
    text = _NAMESPACE.sub("", path.read_text("utf-8"))
    code = re.sub(r"^\s*//.*$|/\*.*?\*/", "", text, flags=re.MULTILINE | re.DOTALL)
    assert _ELSEWHERE.findall(code) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_style_sheet_loads_nothing_from_another_host(path: Path) -> None:
    assert styled(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_drawing_loads_nothing_from_another_host(path: Path) -> None:
    assert _ELSEWHERE.findall(_NAMESPACE.sub("", path.read_text("utf-8"))) == []


def test_style_sheet_that_comes_with_a_library_does_not_either(any_site: Site) -> None:
    reply = any_site.teacher().get("/static/bootstrap.css")
    assert reply.status_code == 200
    assert len(reply.text) > 20_000
    assert styled(reply.text) == []
