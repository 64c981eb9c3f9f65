"""What an article is called in the form for a copy of it, and in its address."""

from dataclasses import replace

from flask import Flask

from kit.classroom.authoring.copies import KnownArticle
from kit.content.attached.blocks import Block
from kit.store.authoring.article_copies import CopyRecord
from kit.store.ids import new_id
from kit.web.teacher.authoring.attached.attach_form import AttachForm, key_of, words_of
from tests.support.copies import OUTLET, article
from tests.support.room import NOON
from tests.web.conftest import Site

KNOWN = KnownArticle(article(), None, ())
COPY = CopyRecord(new_id(), new_id(), "a", OUTLET, (Block("It rained.", counts=True),), NOON)


def test_article_is_known_by_its_id_and_outlet(any_site: Site) -> None:
    app: Flask = any_site.app
    with app.test_request_context():
        assert key_of(KNOWN) == "a The Ardenmoor Post"
        assert words_of(KNOWN) == "The Ardenmoor Post, 1 March 2026 (a)"


def test_copy_that_is_there_is_said_to_go(any_site: Site) -> None:
    with any_site.app.test_request_context():
        form = AttachForm(formdata=None)
        form.offer([replace(KNOWN, copy=COPY)])
        assert [(choice.value, choice.label) for choice in form.of.choices] == [
            (
                "a The Ardenmoor Post",
                "The Ardenmoor Post, 1 March 2026 (a): takes the place of the copy you have",
            )
        ]
