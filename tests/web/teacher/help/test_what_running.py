"""Each of an administrator's pages, and of backups, has its sentence under its own document."""

from kit.web.teacher.help.what import WHAT
from kit.web.teacher.help.what_running import OF_ADMINISTRATOR, OF_BACKUPS


def test_pages_lead_to_their_documents() -> None:
    assert {WHAT[endpoint].document for endpoint in OF_ADMINISTRATOR} == {"administrator"}
    assert {WHAT[endpoint].document for endpoint in OF_BACKUPS} == {"backup"}
