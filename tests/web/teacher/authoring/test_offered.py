"""What a teacher's page offers is read once a request."""

from kit.web.teacher.authoring.offered import offered
from tests.support.authoring import published
from tests.support.queries import statements
from tests.web.conftest import Site


def test_the_course_of_the_signed_in_teacher_is_read_once(any_site: Site) -> None:
    content_id = published(any_site.room)
    teacher = any_site.teacher()
    with teacher.client as client:
        client.get("/teacher/own", base_url="http://127.0.0.1:8000")
        with statements(any_site.room.store) as seen:
            assert content_id in offered().own
        assert seen == []
