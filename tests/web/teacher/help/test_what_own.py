"""The sentences on the pages of a teacher's own."""

from kit.web.teacher.help.what import WHAT, What
from kit.web.teacher.help.what_own import OWN


def test_each_leads_to_the_document_for_authors() -> None:
    assert OWN
    assert {endpoint: WHAT[endpoint] for endpoint in OWN} == {
        endpoint: What(words, "authoring") for endpoint, words in OWN.items()
    }
