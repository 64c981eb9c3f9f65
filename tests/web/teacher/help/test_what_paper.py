"""The sentences on the pages of a class on paper."""

from kit.web.teacher.help.what import WHAT, What
from kit.web.teacher.help.what_paper import ON_PAPER


def test_each_leads_to_the_document_about_paper() -> None:
    assert ON_PAPER
    assert {endpoint: WHAT[endpoint] for endpoint in ON_PAPER} == {
        endpoint: What(words, "paper") for endpoint, words in ON_PAPER.items()
    }
