"""`kit teacher`, as whoever runs the kit types it: real processes on one data folder."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.classroom.authoring import drafts
from kit.classroom.colleagues import sharing_class
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.classroom.people import classrooms
from kit.classroom.people.accounts import links, sessions, teachers
from kit.classroom.people.errors import LinkUsed, SignInFailed
from kit.classroom.people.second_factor import removal
from kit.store.engine import Store, open_store
from kit.store.migrate import upgrade
from tests.support import commands
from tests.support.room import CALLER, PASSWORD, make_teacher
from tests.support.second_factor import set_up_phone

pytestmark = pytest.mark.process

LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/teacher/set-up/([\w-]{22})\?computer=([\w-]{22})\n")
UNKNOWN = "No teacher is called Nobody. `kit teacher list` shows who there is.\n"


def teacher(folder: Path, *arguments: str, **variables: str) -> commands.Said:
    """Run `kit teacher ...`; exit status, standard output and standard error."""
    return commands.run("teacher", *arguments, variables={"KIT_DATA": str(folder), **variables})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The database that the commands use."""
    url = f"sqlite:///{tmp_path / 'kit.sqlite3'}"
    upgrade(url)
    opened = open_store(url)
    yield opened
    opened.close()


def link_for(name: str, found: tuple[int, str, str], port: int = 8000) -> str:
    """The token of the one link that was printed; all else must be as it should."""
    status, out, err = found
    assert (status, err) == (0, "")
    match = LINK.search(out)
    assert match is not None
    assert out == (
        f"{name} chooses a password here, once, within two days, while the kit runs:\n"
        f"  http://127.0.0.1:{port}/teacher/set-up/{match.group(2)}?computer={match.group(3)}\n"
        f"Where `kit serve` prints another port than {port}, put that in its place.\n"
    )
    return match.group(2)


def now() -> datetime:
    return datetime.now(UTC)


def made_on(store: Store) -> str:
    """The day of the first account, as the list shows it."""
    return f"{teachers.list_teachers(store)[0].created_at:%Y-%m-%d}"


def sign_in(store: Store, password: str) -> str:
    return sessions.sign_in(store, "Ms Gray", password, CALLER, now())


@pytest.mark.long
def test_list_of_nobody_says_how_the_first_comes(tmp_path: Path) -> None:
    assert teacher(tmp_path, "list") == (
        0,
        "No teacher yet: `kit serve` prints the link for the first.\n",
        "",
    )


def test_add_prints_a_link_that_lets_them_choose_a_password(tmp_path: Path, store: Store) -> None:
    token = link_for("Ms Gray", teacher(tmp_path, "add", "Ms Gray", "--port", "8123"), 8123)
    assert teacher(tmp_path, "list") == (
        0,
        f"Ms Gray  (invited, has no password yet, administrator, since {made_on(store)})\n",
        "",
    )
    assert links.look_at_link(store, token, now()) == "Ms Gray"
    links.follow_link(store, token, "", PASSWORD, now())
    assert sign_in(store, PASSWORD)
    with pytest.raises(LinkUsed):
        links.look_at_link(store, token, now())
    assert teacher(tmp_path, "list") == (
        0,
        f"Ms Gray  (active, administrator, since {made_on(store)})\n",
        "",
    )


@pytest.mark.long
def test_add_prints_a_link_under_the_public_url(tmp_path: Path, store: Store) -> None:
    url = "https://words.school.example"
    status, out, err = teacher(tmp_path, "add", "Ms Gray", "--public-url", url)
    assert (status, err) == (0, "")
    token = out.partition("/set-up/")[2].strip()
    assert out == (
        "Ms Gray chooses a password here, once, within two days, while the kit runs:\n"
        f"  {url}/teacher/set-up/{token}\n"
    )
    assert links.look_at_link(store, token, now()) == "Ms Gray"


@pytest.mark.long
def test_link_without_a_key_is_refused_and_invites_nobody(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "secret-key"
    path.write_text("cut")
    assert teacher(tmp_path, "add", "Ms Gray") == (
        1,
        "",
        (
            f"The file {path} holds no key to sign cookies with. Delete it: the next start makes "
            "another, and everybody signs in again.\n"
        ),
    )
    assert teachers.list_teachers(store) == []


@pytest.mark.long
def test_add_ends_the_set_up_link_of_nobody_and_keeps_order(tmp_path: Path, store: Store) -> None:
    for name in ("Zoë Ångström", "Mr Ash"):
        link_for(name, teacher(tmp_path, "add", name))
    _status, out, _err = teacher(tmp_path, "list")
    assert [line.partition("  ")[0] for line in out.splitlines()] == ["Zoë Ångström", "Mr Ash"]
    assert links.setup_link_token(store) is None


@pytest.mark.long
@pytest.mark.parametrize("name", ["Ms Gray", "ms  gray", "Ms Grаy"])
def test_add_refuses_a_name_that_is_there_or_looks_so(
    tmp_path: Path, store: Store, name: str
) -> None:
    teachers.invite_teacher(store, "Ms Gray")
    assert teacher(tmp_path, "add", name) == (
        1,
        "",
        (
            f"There is a teacher called {' '.join(name.split())} already. Choose another name, or use "
            "`kit teacher reset` to give them a new password.\n"
        ),
    )
    assert len(teachers.list_teachers(store)) == 1


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "?!",
            "The name ?! cannot be used: it has no letter and no digit. Type your first name.\n",
        ),
        (
            "Ms \u202eGray",
            (
                "The name Ms Gray cannot be used: it holds an invisible character. Type it anew with "
                "letters, digits, blanks, hyphens or apostrophes.\n"
            ),
        ),
        (
            "G" * 41,
            f"The name {'G' * 40}… cannot be used: it is longer than 40 characters. Shorten it.\n",
        ),
    ],
)
def test_add_refuses_a_name_that_cannot_be_one(tmp_path: Path, name: str, message: str) -> None:
    assert teacher(tmp_path, "add", name) == (1, "", message)


@pytest.mark.long
def test_disable_signs_out_and_keeps_out_and_reset_lets_in(tmp_path: Path, store: Store) -> None:
    links.follow_link(store, teachers.invite_teacher(store, "Ms Gray"), "", PASSWORD, now())
    session = sign_in(store, PASSWORD)
    assert teacher(tmp_path, "disable", "ms gray") == (
        0,
        "ms gray is disabled and signed out. `kit teacher reset 'ms gray'` undoes it.\n",
        "",
    )
    assert sessions.signed_in(store, session, now()) is None
    with pytest.raises(SignInFailed):
        sign_in(store, PASSWORD)
    assert teacher(tmp_path, "list") == (
        0,
        f"Ms Gray  (disabled, administrator, since {made_on(store)})\n",
        "",
    )
    token = link_for("Ms Gray", teacher(tmp_path, "reset", "Ms Gray"))
    links.follow_link(store, token, "", "lanterns over gravel", now())
    assert sign_in(store, "lanterns over gravel")


@pytest.mark.long
def test_reset_ends_the_password_the_sessions_and_the_last_link(
    tmp_path: Path, store: Store
) -> None:
    links.follow_link(store, teachers.invite_teacher(store, "Ms Gray"), "", PASSWORD, now())
    session = sign_in(store, PASSWORD)
    first = link_for("Ms Gray", teacher(tmp_path, "reset", "Ms Gray"))
    assert sessions.signed_in(store, session, now()) is None
    with pytest.raises(SignInFailed):
        sign_in(store, PASSWORD)
    second = link_for("Ms Gray", teacher(tmp_path, "reset", "Ms Gray"))
    with pytest.raises(LinkUsed):
        links.look_at_link(store, first, now())
    assert links.look_at_link(store, second, now()) == "Ms Gray"


@pytest.mark.long
def test_disable_ends_an_invitation(tmp_path: Path, store: Store) -> None:
    token = teachers.invite_teacher(store, "Ms Gray")
    assert teacher(tmp_path, "disable", "Ms Gray")[0] == 0
    with pytest.raises(LinkUsed):
        links.follow_link(store, token, "", PASSWORD, now())


@pytest.mark.long
@pytest.mark.parametrize("command", ["disable", "reset"])
def test_nobody_of_that_name_is_said(tmp_path: Path, store: Store, command: str) -> None:
    teachers.invite_teacher(store, "Ms Gray")
    assert teacher(tmp_path, command, "Nobody") == (1, "", UNKNOWN)
    assert [row.disabled_at for row in teachers.list_teachers(store)] == [None]


@pytest.mark.long
def test_list_says_that_a_reset_teacher_has_no_password_yet(tmp_path: Path, store: Store) -> None:
    teachers.invite_teacher(store, "Ms Gray")
    teachers.reset_teacher(store, "Ms Gray")
    assert teacher(tmp_path, "list")[1] == (
        f"Ms Gray  (invited, has no password yet, administrator, since {made_on(store)})\n"
    )


@pytest.mark.long
def test_link_never_leads_to_port_0(tmp_path: Path) -> None:
    assert ":0/" not in teacher(tmp_path, "add", "Ms Gray", KIT_PORT="0")[1]


def test_data_folder_under_a_file_is_refused(tmp_path: Path) -> None:
    """A path under a file: permissions would not bind a test that runs as root."""
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    reason = (
        "Not a directory" if os.name == "posix" else "The system cannot find the path specified"
    )
    assert teacher(folder, "list") == (
        1,
        "",
        f"The data folder {folder} cannot be used: {reason}.\n",
    )


def test_disable_says_what_is_kept_and_hand_over_gives_it_all(tmp_path: Path, store: Store) -> None:
    for name in ("Ms Gray", "Mr Brown"):
        links.follow_link(store, teachers.invite_teacher(store, name), "", PASSWORD, now())
    gray, brown = (teachers.teacher_named(store, name) for name in ("Ms Gray", "Mr Brown"))
    alone = classrooms.create_classroom(store, gray, "8A", now())
    shared = classrooms.create_classroom(store, gray, "9B", now())
    sharing_class.add(store, OwnClass(gray, shared), brown, now())
    drafts.make(store, gray, drafts.example("classify", "The bridge", "begun"), now())
    assert teacher(tmp_path, "disable", "Ms Gray") == (
        0,
        (
            "Ms Gray is disabled and signed out. `kit teacher reset 'Ms Gray'` undoes it.\n"
            "Nobody is an administrator of this kit now. To make somebody one:\n"
            "  kit administrator NAME\n"
            "The class 8A is kept as it is.\n"
            "The class 9B is kept as it is: Mr Brown can go on with it.\n"
            "What Ms Gray has written is kept, too: 1 draft.\n"
            "To give all of it to a colleague, and lose nothing:\n"
            "  kit teacher hand-over 'Ms Gray' --to COLLEAGUE\n"
        ),
        "",
    )
    assert teacher(tmp_path, "hand-over", "Ms Gray", "--to", "Mr Brown") == (
        0,
        (
            "Mr Brown now owns what was Ms Gray's: 2 classes (8A, 9B), 1 draft, "
            "0 copies of articles.\n"
        ),
        "",
    )
    assert classrooms.own_classroom(store, brown, alone).teacher_id == brown
    assert teacher(tmp_path, "hand-over", "Mr Brown", "--to", "Nobody") == (1, "", UNKNOWN)
    assert teacher(tmp_path, "hand-over", "Mr Brown", "--to", "Ms Gray") == (
        1,
        "",
        (
            "Ms Gray's account is disabled, so nobody would see what is handed over. Open it again "
            "with `kit teacher reset`, or choose another teacher.\n"
        ),
    )


@pytest.mark.long
def test_second_factor_is_removed_and_a_reset_keeps_it(store: Store, tmp_path: Path) -> None:
    gray = make_teacher(store)
    assert teacher(tmp_path, "remove-second-factor", "Nobody") == (1, "", UNKNOWN)
    assert teacher(tmp_path, "remove-second-factor", "Ms Gray") == (
        1,
        "",
        "Ms Gray has no second factor. Nothing is changed.\n",
    )
    set_up_phone(store, gray, now())
    status, out, err = teacher(tmp_path, "reset", "Ms Gray")
    assert (status, err) == (0, "")
    assert out.endswith(
        "The second factor stays, and asks for its code. Without the phone:\n"
        "  kit teacher remove-second-factor 'Ms Gray'\n"
    )
    required = {"KIT_SECOND_FACTOR": "required"}
    assert teacher(tmp_path, "remove-second-factor", "Ms Gray", **required) == (
        0,
        (
            "Ms Gray has no second factor now and is signed out everywhere.\n"
            "The next sign-in takes the password alone, and says that this was done.\n"
            "It then asks to set up another: KIT_SECOND_FACTOR is required.\n"
        ),
        "",
    )
    assert not removal.has_factor(store, "Ms Gray")
    line = (tmp_path / "logs" / "kit.log").read_text(encoding="utf-8").splitlines()[-1]
    assert "factor.removed" in line
    assert "Gray" not in line
