"""Pages take the fields of their view models, and a fragment is sent once."""

from dataclasses import dataclass

import pytest
from flask import Flask
from jinja2 import DictLoader

from kit.web.fragments import PageEnvironment, context_of, fragment, render_page


@dataclass(frozen=True)
class Page:
    name: str
    count: int


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.jinja_loader = DictLoader({"page.html": "{{ name }} {{ count }} {{ more }}"})
    app.add_url_rule("/<name>", "show", lambda name: fragment("page.html", name=name, count=2))
    return app


def test_page_is_rendered_with_its_fields_and_what_else_it_needs(app: Flask) -> None:
    page = Page("plan", 2)
    assert context_of(page) == {"name": "plan", "count": 2}
    with app.test_request_context():
        assert render_page("page.html", page, more="x") == "plan 2 x"


def test_fragment_is_sent_again_only_when_it_has_changed(app: Flask) -> None:
    client = app.test_client()
    first = client.get("/plan")
    assert (first.status_code, first.text.strip()) == (200, "plan 2")
    known = {"If-None-Match": first.headers["ETag"]}
    same = client.get("/plan", headers=known)
    assert (same.status_code, same.text) == (304, "")
    other = client.get("/vote", headers=known)
    assert (other.status_code, other.text.strip()) == (200, "vote 2")


@pytest.mark.parametrize("name", ["items", "keys", "copy", "get", "__class__", "__len__"])
def test_names_are_looked_up_among_what_stands_there_alone(name: str) -> None:
    page = PageEnvironment(Flask(__name__)).from_string(
        "{{ some[name] is defined }} {{ some[name] or 'nothing' }} {{ full[name] }} "
        "{{ full.items() | length }} {{ rows[0] }} {{ rows['length'] is defined }}"
    )
    shown = page.render(some={"plan": 1}, full={name: 2}, name=name, rows=[3])
    assert shown == "False nothing 2 1 3 False"
