"""The sentences on the pages of who did what."""

from kit.web.teacher.help.what import WHAT, What
from kit.web.teacher.help.what_trail import WHO_DID_WHAT


def test_each_leads_to_the_document_about_logs() -> None:
    assert WHO_DID_WHAT
    assert {endpoint: WHAT[endpoint] for endpoint in WHO_DID_WHAT} == {
        endpoint: What(words, "logs") for endpoint, words in WHO_DID_WHAT.items()
    }
