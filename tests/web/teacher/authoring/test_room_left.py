"""A teacher who has as many texts as the school allows is told before anything is typed."""

import pytest

from kit.store.limits import NONE, Limits, set_limits
from tests.web.conftest import Site


@pytest.mark.parametrize("begins", ["new", "copy", "import", "from-article"])
def test_page_is_refused_where_no_text_more_may_be(any_site: Site, begins: str) -> None:
    teacher, path = any_site.teacher(), f"/teacher/own/{begins}"
    assert teacher.get(path).status_code == 200
    set_limits(any_site.room.store, Limits(texts=0))
    try:
        refused = teacher.get(path)
    finally:
        set_limits(any_site.room.store, NONE)
    assert refused.status_code == 409
    assert "KIT_TEXTS_MOST" in refused.text
