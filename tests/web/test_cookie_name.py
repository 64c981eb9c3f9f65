"""The session cookie is the kit's own: not its port's, nor another kit's."""

from dataclasses import replace
from pathlib import Path

import pytest

from kit.store.engine import Store
from kit.web import create_app
from tests.support import databases
from tests.web.conftest import SECRET, Site, let_in, make_site


def test_processes_on_one_database_share_a_sign_in_whatever_their_ports(any_site: Site) -> None:
    teacher = any_site.teacher()
    kit = any_site.app.extensions["kit"]
    other = create_app(replace(kit.settings, port=8322), kit.store, kit.library, SECRET)
    cookie = teacher.client.get_cookie(teacher.cookie_name, domain="127.0.0.1")
    assert cookie is not None
    teacher.client = let_in(other.test_client())
    teacher.client.set_cookie(teacher.cookie_name, cookie.value, domain="127.0.0.1")
    teacher.host = "127.0.0.1:8322"
    assert teacher.get(any_site.classroom).status_code == 200


@pytest.mark.long
def test_kits_under_one_host_name_keep_their_sign_ins_apart(
    any_store: Store, tmp_path: Path
) -> None:
    """A browser sends a host's cookies to each of its ports: each kit finds its own there."""
    with databases.opened("sqlite") as second:
        sites = [make_site(any_store, tmp_path), make_site(second, tmp_path / "second")]
        first_teacher, second_teacher = (site.teacher() for site in sites)
        assert first_teacher.cookie_name != second_teacher.cookie_name
        cookie = second_teacher.client.get_cookie(second_teacher.cookie_name, domain="127.0.0.1")
        assert cookie is not None
        first_teacher.client.set_cookie(
            second_teacher.cookie_name, cookie.value, domain="127.0.0.1"
        )
        assert first_teacher.get(sites[0].classroom).status_code == 200
        # The rooms of tests may have one id; a class made by the second kit is in it alone.
        made = second_teacher.post("/teacher/", name="9C")
        assert made.location is not None
        assert second_teacher.get(made.location).status_code == 200
        assert first_teacher.get(made.location).status_code == 404
