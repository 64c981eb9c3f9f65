"""A code that is shown once."""

import re

from tests.web.conftest import Site
from tests.web.reading import follow, heading, lead


def test_code_is_shown_once_and_says_so_after_that(any_site: Site) -> None:
    teacher = any_site.teacher()
    mia = f"{any_site.classroom}/students/{any_site.room.people['Mia'].student_id}"
    page = follow(teacher, teacher.post(f"{mia}/readmit"))
    assert len(re.findall(r'class="code"[^>]*>(\w{4} \w{4})<', page.text)) == 2
    again = teacher.get(f"{mia}/readmit")
    assert (again.status_code, heading(again)) == (200, "Let Mia back in")
    assert lead(again) == (
        "The one-time code was shown once; it is good still, if it was made within half an hour "
        "and nobody has used it. A new one ends it."
    )
    assert 'class="code"' not in again.text
    follow(teacher, teacher.post(f"{mia}/sign-out"))
    out = teacher.get(f"{mia}/sign-out")
    assert "The new personal code was shown here once." in out.text
    assert out.text.count('class="code"') == 1
