"""The form of an article has a field for each thing that is asked about it."""

from kit.classroom.authoring.drafting.source import ABOUT
from kit.web.teacher.authoring.from_article.forms import ABOUT_WORDS, BringForm
from tests.web.conftest import Site


def test_each_thing_that_is_asked_has_a_field_and_words(site: Site) -> None:
    assert tuple(ABOUT_WORDS) == ABOUT
    with site.app.test_request_context():
        form = BringForm()
        assert all(name in form for name in ABOUT)
