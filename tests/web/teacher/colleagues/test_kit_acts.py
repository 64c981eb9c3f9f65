"""What is done with an account and its line are kept together, or neither is."""

import pytest

from kit.store.colleagues import kit_lines
from tests.web.conftest import Site, text_of


def test_name_is_changed_with_its_line_or_not_at_all(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = any_site.teacher()

    def end(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(kit_lines, "add_lines", end)
    assert teacher.post("/teacher/account/name", name="Ms Green").status_code == 500
    assert teacher.get("/teacher/account/acts.csv").status_code == 500
    monkeypatch.undo()
    page = text_of(teacher.get("/teacher/account/acts"))
    assert "chose another name" not in page
    assert teacher.post("/teacher/account/name", name="Ms Green").status_code == 303
    page = text_of(teacher.get("/teacher/account/acts"))
    assert "Ms Green chose another name for the account, the one that stands here." in page
