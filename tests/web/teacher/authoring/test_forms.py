"""The texts of a draft as a form has them."""

from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, DraftKind, names_of
from kit.web.teacher.authoring.forms import TEXT_WORDS, TextsForm
from tests.web.conftest import Site


def test_each_text_has_a_field_and_words() -> None:
    assert {name for kind in DraftKind for name in names_of(kind)} == set(TEXT_WORDS)


def test_what_was_not_on_the_page_is_not_typed(any_site: Site) -> None:
    form = {"exercise": "id: x\r\n", "articles": "", "on_version": "1"}
    with any_site.app.test_request_context(method="POST", data=form):
        assert TextsForm().typed() == {EXERCISE: "id: x\r\n", ARTICLES: ""}


def test_a_form_is_filled_with_the_texts_of_its_kind(any_site: Site) -> None:
    with any_site.app.test_request_context():
        form = TextsForm(formdata=None)
        form.fill(DraftKind.EXERCISE, {EXERCISE: "a", LESSON: "b"})
        shown = {name: field.data for name, field in form.fields_of(DraftKind.EXERCISE)}
        assert shown == {EXERCISE: "a", KEY: "", ARTICLES: ""}
