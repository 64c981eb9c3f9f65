from flask import Flask

from kit.content.own.texts import EXERCISE, KEY
from kit.web.teacher.authoring.editing.step_words import step_words
from tests.support.draft_texts import SMALL
from tests.web.conftest import Site
from tests.web.teacher.authoring.editing.test_typed import typed


def test_each_step_says_what_was_done_and_where(any_site: Site) -> None:
    app: Flask = any_site.app
    items = f"{EXERCISE}/items"
    with app.test_request_context():
        said = [
            step_words(SMALL, typed(do, lines=lines), item_id)
            for do, lines, item_id in (
                ("save", "", "eyesore"),
                ("go:vote", "", None),
                (f"drop:{items}/1", "", "eyesore"),
                (f"add:{items}", "", "eyesore"),
                ("paste", "One.\nTwo.", None),
            )
        ]
        broken = step_words({**SMALL, KEY: "- x"}, typed(), "eyesore")
    assert said == [
        "Claim 2",
        "the exercise itself",
        "Claim 2 dropped",
        "one added",
        "2 claims pasted",
    ]
    assert broken == "the texts"
