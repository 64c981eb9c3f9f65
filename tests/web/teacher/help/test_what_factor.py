"""The sentences on the pages of the second factor."""

from kit.web.teacher.help.what import WHAT, What
from kit.web.teacher.help.what_factor import OF_FACTOR


def test_each_leads_to_the_document_about_it() -> None:
    assert OF_FACTOR
    assert {endpoint: WHAT[endpoint] for endpoint in OF_FACTOR} == {
        endpoint: What(words, "second-factor") for endpoint, words in OF_FACTOR.items()
    }
