"""What the terminal says at a start."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.classroom.backups.age import TooOld
from kit.classroom.backups.state import LastBackup
from kit.cli.serving.start_up import StartUp, backup_line, first_page, join_address, lines
from kit.network import Address, Kind
from kit.settings import read_settings

PAGES = "The teacher's pages, on this computer (open this link once, then a bookmark will do):"
LAST = "Stop the kit with Ctrl-C."


def start_up(*addresses: Address, **options: str) -> StartUp:
    settings = read_settings({"data": "data", "port": "8000", **options}, {})
    return StartUp(settings, addresses, None, None, None, "SECRET")


WLAN = Address("192.168.1.20", "wlan0", Kind.ROOM)
DOCKER = Address("172.17.0.1", "docker0", Kind.VIRTUAL)


def test_lines_list_the_addresses_likeliest_first() -> None:
    assert lines(start_up(WLAN, DOCKER)) == [
        "",
        PAGES,
        "  http://127.0.0.1:8000/teacher/?computer=SECRET",
        "",
        "The class joins at the first of these that works:",
        "  http://192.168.1.20:8000/  (wlan0, network)",
        "  http://172.17.0.1:8000/  (docker0, virtual network, seldom the right one)",
        "",
        LAST,
        "",
    ]


def test_lines_put_the_named_address_first_and_once() -> None:
    named = start_up(DOCKER, WLAN, address="192.168.1.20")
    assert join_address(named) == "http://192.168.1.20:8000/"
    assert lines(named)[-5] == "  http://192.168.1.20:8000/  (as you named it)"
    assert "\n".join(lines(named)).count("192.168.1.20") == 1


def test_lines_warn_of_an_address_that_is_not_of_this_computer() -> None:
    assert lines(start_up(WLAN, DOCKER, address="192.168.1.99"))[4:6] == [
        (
            "Warning: --address 192.168.1.99 is none of this computer's addresses now "
            "(192.168.1.20, 172.17.0.1). The class reaches the kit there only if something passes "
            "it on."
        ),
        "",
    ]
    for named in ("kit.school.test", "172.17.0.1"):
        assert "Warning" not in "\n".join(lines(start_up(WLAN, DOCKER, address=named)))


def test_lines_warn_and_advise() -> None:
    warned = start_up(teacher_on_network="true")
    warned = StartUp(
        warned.settings, [], "TOKEN", "OneDrive", Path("backups/kit.sqlite3"), "SECRET"
    )
    assert lines(warned) == [
        "",
        "The database was brought up to date; the old one is kept: backups/kit.sqlite3",
        (
            f"Warning: the data folder {Path('data').absolute()} lies in OneDrive. A synchronised or network folder can "
            "damage the database: choose another with --data."
        ),
        "First make your teacher's account, on this computer (the link works once):",
        "  http://127.0.0.1:8000/teacher/set-up/TOKEN?computer=SECRET",
        "",
        PAGES,
        "  http://127.0.0.1:8000/teacher/?computer=SECRET",
        "",
        (
            "Warning: the teacher's pages answer on the network, too. Names and keys cross it "
            "unencrypted."
        ),
        "",
        "No network was found: join one, or make a hotspot, and start the kit again.",
        "",
        "The class joins at the first of these that works:",
        "  http://127.0.0.1:8000/  (this computer only)",
        "",
        LAST,
        "",
    ]


def test_lines_of_a_public_url_name_no_other_address() -> None:
    public = start_up(WLAN, public_url="https://words.school.example/kit", proxy="192.0.2.1")
    public = StartUp(public.settings, [], "TOKEN", None, None, "SECRET")
    assert join_address(public) == "https://words.school.example/kit/"
    assert lines(public) == [
        "",
        "First make your teacher's account (the link works once):",
        "  https://words.school.example/kit/teacher/set-up/TOKEN",
        "",
        "The teacher's pages:",
        "  https://words.school.example/kit/teacher/",
        "",
        "The class joins at the first of these that works:",
        "  https://words.school.example/kit/  (the public URL)",
        "",
        "The web server at 192.0.2.1 asks the kit on port 8000.",
        "",
        LAST,
        "",
    ]


@pytest.mark.parametrize("on_network", ["no", "yes"])
def test_lines_of_a_public_url_without_encryption(on_network: str) -> None:
    public = start_up(public_url="http://words", teacher_on_network=on_network)
    public = StartUp(public.settings, [], "TOKEN", None, None, "SECRET")
    opened = "http://words/teacher/set-up/TOKEN"
    here = "http://127.0.0.1:8000/teacher/set-up/TOKEN?computer=SECRET"
    said = "\n".join(lines(public))
    assert (opened in said, here in said) == (on_network == "yes", on_network == "no")
    assert ("cross it unencrypted" in said) == (on_network == "yes")
    assert "Or on another device" not in said


def test_lines_print_the_set_up_link_of_the_network_where_the_teachers_pages_answer_there() -> None:
    told = start_up(WLAN, DOCKER, teacher_on_network="true")
    told = StartUp(told.settings, told.addresses, "TOKEN", None, None, "SECRET")
    assert lines(told)[1:7] == [
        "First make your teacher's account, on this computer (the link works once):",
        "  http://127.0.0.1:8000/teacher/set-up/TOKEN?computer=SECRET",
        "Or on another device; the same link, at the first of these that works:",
        "  http://192.168.1.20:8000/teacher/set-up/TOKEN",
        "  http://172.17.0.1:8000/teacher/set-up/TOKEN",
        "",
    ]
    here = start_up(WLAN)
    here = StartUp(here.settings, here.addresses, "TOKEN", None, None, "SECRET")
    assert "\n".join(lines(here)).count("/teacher/set-up/") == 1


def test_first_page_is_the_account_to_make_and_then_the_teachers_pages() -> None:
    started = start_up(WLAN)
    assert first_page(started) == "http://127.0.0.1:8000/teacher/?computer=SECRET"
    new = StartUp(started.settings, started.addresses, "TOKEN", None, None, "SECRET")
    assert first_page(new) == "http://127.0.0.1:8000/teacher/set-up/TOKEN?computer=SECRET"


def test_lines_say_that_it_is_time_for_a_backup_in_one() -> None:
    last = LastBackup(datetime(2026, 3, 2, tzinfo=UTC), Path("/stick/a"), 1, encrypted=False)
    advice = backup_line(TooOld(last, 12))
    assert advice == (
        "The last backup is 12 days old. Make one on the teacher's page “Backups”, or by "
        "`kit backup`."
    )
    told = start_up()
    assert "backup" not in "\n".join(lines(told))
    assert advice in lines(replace(told, backup_advice=advice))
    assert backup_line(TooOld(None, None)) == (
        "There is no backup yet. Make one on the teacher's page “Backups”, or by `kit backup`."
    )
    assert backup_line(None) == ""
