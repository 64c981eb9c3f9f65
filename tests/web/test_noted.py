"""Each page that writes is kept in a trail, or listed here with why not; so is what is taken out."""

import re
from typing import Any
from uuid import UUID

import pyotp
import pytest
from sqlalchemy import select

from kit.store.ids import new_id
from kit.store.models import ClassroomAct, KitLine
from kit.store.models.base import Act, KitAct
from kit.web import state as web_state
from tests.support.room import PASSWORD, make_teacher
from tests.support.second_factor import forget_codes_taken, set_up_phone
from tests.web.access_rows import PRESSING, ROWS
from tests.web.cast import make_cast
from tests.web.conftest import Site
from tests.web.reading import follow
from tests.web.teacher.account.test_second_factor import begun, recovery_codes
from tests.web.teacher.colleagues.test_acts import DOING
from tests.web.test_views import NOTED as TAKEN

FACTOR = "/teacher/account/second-factor/"
CODE = "/teacher/sign-in/code"

#: Which are done here, with the line that each leaves; those of DOING are done beside it.
NOTED: dict[str, Act | KitAct] = {
    "POST account.sign_in": KitAct.SIGNED_IN,
    "POST account.sign_out": KitAct.SIGNED_OUT,
    "POST own_account.rename": KitAct.RENAMED,
    "POST own_account.change_password": KitAct.CHANGED_PASSWORD,
    "POST own_account.end_others": KitAct.ENDED_OTHER_SIGN_INS,
    "POST backups.save_schedule": KitAct.SCHEDULED_BACKUPS,
    "POST backups.encrypt": KitAct.ENCRYPTED_BACKUPS,
    "POST backups.end_encryption": KitAct.ENDED_ENCRYPTION,
    "POST classrooms.delete": KitAct.DELETED_CLASS,
}
#: Done here, too, by a test of its own: one leads to the next.
BY_FACTOR = {
    "POST account.second_step",
    "POST second_factor.set_up",
    "POST second_factor.codes",
    "POST second_factor.off",
}
#: And with accounts of others, one after the other.
OF_OTHERS = {
    "POST administration.add",
    "POST administration.add_staff",
    "POST administration.end",
    "POST administration.reopen",
    "POST administration.rename",
    "POST administration.new_link",
    "POST administration.end_factor",
    "POST administration.give_role",
    "POST administration.take_role",
}
#: Done in tests of their own: test_trail.py, test_acts.py beside it, those of backups and accounts.
ELSEWHERE = {
    "POST class_list.end_device",
    "POST retention.change",
    "POST account.set_up",
    "POST own_account.end",
    "POST backups.back_up",
    "POST backups.restore",
    "POST answer_files.take_in",
    "POST articles.close_to",
    "POST authoring.classes",
    "POST class_list.erase",
    "POST colleagues.leave",
    "POST giving.take_back",
    "POST giving.undo_close",
    "POST keys.shipped",
    "POST rules.save",
    "POST rules.undo",
    "POST rules.close_in",
}
_OWN = "a draft, a copy or a loan is its teacher's own, and drafts keep each version"
_ROUND = "a round of a live session keeps its own moves; that it was given and ended is a line"
#: What leaves no line, by endpoint or by the part before the dot, and why.
UNNOTED: dict[str, str] = {
    "administration.take_back_staff": "accounts go that nobody used; that they were made is a line",
    "join": "a student comes, and stands in the class list with the moment",
    "student": "an answer is kept with its moment; answers are in no trail",
    "contest": "an argument is kept with its moment",
    "own_claim": "what a student wrote is kept with its moment",
    "readers": "a reader's labels are kept with the draft",
    "remote": _ROUND,
    "live_control": _ROUND,
    "hands": _ROUND,
    "account.hide": "changes what this browser shows, and nothing else",
    "second_factor.begin": "shows a secret; a wrong password is a refused sign-in",
    "projector": "changes what this browser shows, and nothing else",
    "backups.put_away": "changes what this teacher is reminded of",
    "backups.say_again": "changes what this teacher is reminded of",
    "way_in": "changes which address is shown first",
    "classrooms.home": "a class begins with its own moment, and its trail with it",
    "next_year": "a class begins with its own moment, and its trail with it",
    "classrooms.new_code": "a code lets nobody at what there is; who joins stands in the list",
    "classrooms.stop_joining": "a code lets nobody at what there is",
    "classrooms.let_join": "a code lets nobody at what there is",
    "lending": _OWN,
    "authoring": _OWN,
    "editor": _OWN,
    "from_article": _OWN,
    "lesson_editor": _OWN,
    "articles": _OWN,
    "class_list.add_roster": "names stand in the class list with their moment",
    "class_list.undo_roster": "takes back names that nobody has used",
    "class_list.edit": "a name is changed back; a line would keep the old one",
    "class_list.give_time": "what a student needs is no matter for a trail",
    "class_list.give_instead": "what a student is spared is no matter for a trail",
    "class_list.take_back_instead": "what a student is spared is no matter for a trail",
    "groups": "a group is seen by all teachers and shows nothing",
    "deals": "what is given by a deal is a line; a deal by itself gives nothing",
    "rules.give_longer": "what a student needs is no matter for a trail",
    "rules.take_back_longer": "what a student needs is no matter for a trail",
    "questions": "a question left out is kept as a decision about the key, with its moment",
    "answer_files.show": "looks, and stores nothing",
    "marking": "a mark by hand is kept with its moment; marks are in no trail",
    "demo": "a made-up class holds nobody's data",
    "paper": "a sheet is kept with who entered it and when",
    "keys.preview": "looks, and stores nothing",
}
_FILE = "a file without anybody's data"
#: What a browser keeps as a file and no line tells of.
FILES: dict[str, str] = {
    "GET administration.link_file": "what its page shows; that an account was made leaves a line",
    "GET authoring.share_file": _FILE,
    "GET authoring.share_course_file": _FILE,
    "GET authoring.sheet_table": "labels of readers, who gave a name of their own choice",
    "GET printing.handout_word": _FILE,
    "GET printing.reading_word": _FILE,
    "GET printing.exercise_word": _FILE,
    "GET printing.draft_word": _FILE,
    "GET printing.assignment_word": _FILE,
}
#: Posted where the row's own form would be refused, or would do nothing.
_MORE: dict[str, dict[str, str]] = {
    "POST own_account.rename": {"name": "Ms Gray-Green"},
    "POST own_account.change_password": {
        "present_password": PASSWORD,
        "password": "quite another long phrase 7",
        "again": "quite another long phrase 7",
    },
    "POST backups.encrypt": {
        "passphrase": "a phrase of several words",
        "again": "a phrase of several words",
    },
}


def lines(site: Site) -> list[str]:
    """The acts of all lines, of classes and of the kit."""
    with site.room.store.reading() as connection:
        kept = [
            connection.execute(select(table.act)).scalars() for table in (ClassroomAct, KitLine)
        ]
        return sorted(act.value for acts in kept for act in acts)


def new_lines(site: Site, before: list[str]) -> list[str]:
    """Those that came since."""
    after = lines(site)
    for act in before:
        if act in after:
            after.remove(act)
    return after


def test_each_page_that_writes_leaves_a_line_or_is_listed_with_why_not() -> None:
    done = {*NOTED, *BY_FACTOR, *OF_OTHERS, *(f"POST {endpoint}" for endpoint in DOING), *ELSEWHERE}
    silent = {
        row: row.split()[1] for row in PRESSING if row not in done and row.split()[1] not in UNNOTED
    }
    unlisted = [row for row, endpoint in silent.items() if endpoint.split(".")[0] not in UNNOTED]
    assert unlisted == []
    assert done - set(PRESSING) == set()
    endpoints = {row.split()[1] for row in PRESSING}
    known = endpoints | {endpoint.split(".")[0] for endpoint in endpoints}
    assert set(UNNOTED) - known == set()


@pytest.mark.long
@pytest.mark.sampled(4)
@pytest.mark.parametrize("row", sorted(NOTED))
def test_act_is_really_done_and_leaves_its_line(any_site: Site, row: str) -> None:
    cast = make_cast(any_site)
    visitor = cast.visitor("teacher")
    form: dict[str, Any] = {**cast.form(row), "once": str(new_id()), **_MORE.get(row, {})}
    before = lines(any_site)
    assert visitor.post(cast.path(row.split()[1]), **form).status_code == 303
    assert new_lines(any_site, before) == [NOTED[row].value]


def test_accounts_of_others_are_looked_after_with_a_line_each(any_site: Site) -> None:
    here, teacher = "/teacher/administration/", any_site.teacher()
    brown = f"{here}{make_teacher(any_site.room.store, 'Mr Brown')}/"
    set_up_phone(any_site.room.store, UUID(brown.split("/")[-2]), web_state.now(), "Mr Brown")
    steps: list[tuple[str, dict[str, Any], KitAct]] = [
        (here, {"name": "Dr Quill"}, KitAct.MADE_ACCOUNT),
        (f"{brown}factor", {}, KitAct.TURNED_FACTOR_OFF),
        (f"{brown}role", {}, KitAct.MADE_ADMINISTRATOR),
        (f"{brown}role/end", {}, KitAct.ENDED_ADMINISTRATOR),
        (f"{brown}name", {"name": "Mr Braun"}, KitAct.RENAMED),
        (f"{brown}end", {}, KitAct.DISABLED_ACCOUNT),
        (f"{brown}open", {}, KitAct.OPENED_ACCOUNT),
        (f"{brown}link", {}, KitAct.RESET_ACCOUNT),
    ]
    for path, form, act in steps:
        before = lines(any_site)
        assert teacher.post(path, **form).status_code in {200, 303}, path
        assert new_lines(any_site, before) == [act.value], path
    before = lines(any_site)
    page = teacher.post(f"{here}list", names="Mx Reed")
    looked = re.findall(r'name="looked" value="(\w+)"', page.text)
    teacher.post(f"{here}list", names="Mx Reed", looked=looked[0], add="1")
    assert new_lines(any_site, before) == ["made-account"]


def test_second_factor_is_set_up_used_renewed_and_ended_with_a_line_each(any_site: Site) -> None:
    teacher, before = any_site.teacher(), lines(any_site)
    assert teacher.post(f"{FACTOR}begin", present_password="not it").status_code == 403
    secret, _page = begun(teacher)
    app = pyotp.TOTP(secret)
    assert new_lines(any_site, before) == ["refused"]
    before = lines(any_site)
    page = follow(teacher, teacher.post(f"{FACTOR}set-up", code=app.at(web_state.now())))
    assert new_lines(any_site, before) == ["turned-factor-on"]
    codes, elsewhere, before = recovery_codes(page), any_site.visitor(), lines(any_site)
    assert elsewhere.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD).location == CODE
    # Half of a sign-in is none yet.
    assert new_lines(any_site, before) == []
    assert elsewhere.post(CODE, code="2345 6789 ABCD").status_code == 403
    assert new_lines(any_site, before) == ["refused"]
    assert elsewhere.post(CODE, code=codes[0]).status_code == 303
    assert new_lines(any_site, before) == ["refused", "signed-in", "used-recovery-code"]
    forget_codes_taken(any_site.room.store, any_site.room.teacher_id)
    elsewhere, before = any_site.visitor(), lines(any_site)
    elsewhere.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert elsewhere.post(CODE, code=app.at(web_state.now())).status_code == 303
    assert new_lines(any_site, before) == ["signed-in"]
    proof: dict[str, Any] = {"present_password": PASSWORD, "code": codes[1]}
    before = lines(any_site)
    assert teacher.post(f"{FACTOR}codes", **proof).status_code == 303
    assert new_lines(any_site, before) == ["renewed-recovery-codes", "used-recovery-code"]
    forget_codes_taken(any_site.room.store, any_site.room.teacher_id)
    before, proof["code"] = lines(any_site), app.at(web_state.now())
    for _twice in range(2):
        assert teacher.post(f"{FACTOR}off", **proof).status_code == 303
    assert new_lines(any_site, before) == ["turned-factor-off"]


def test_all_acts_of_accounts_and_the_kit_are_done_somewhere() -> None:
    here = {act for act in NOTED.values() if isinstance(act, KitAct)}
    elsewhere = {
        # tests/classroom/people/accounts/test_trail.py
        *(KitAct.REFUSED, KitAct.REFUSED_MORE, KitAct.FOLLOWED_LINK, KitAct.MADE_ACCOUNT),
        *(KitAct.DISABLED_ACCOUNT, KitAct.RESET_ACCOUNT, KitAct.HANDED_EVERYTHING_OVER),
        # tests/web/teacher/colleagues/test_trail.py
        *(KitAct.SIGNED_OUT_EVERYWHERE, KitAct.ENDED_SIGN_IN, KitAct.EXPORTED_TRAIL),
        *(KitAct.MADE_BACKUP, KitAct.DOWNLOADED_BACKUP, KitAct.RESTORED_BACKUP),
    }
    # By the tests above.
    others = {KitAct.OPENED_ACCOUNT, KitAct.MADE_ADMINISTRATOR, KitAct.ENDED_ADMINISTRATOR}
    factor = {
        *(KitAct.TURNED_FACTOR_ON, KitAct.TURNED_FACTOR_OFF),
        *(KitAct.USED_RECOVERY_CODE, KitAct.RENEWED_RECOVERY_CODES),
    }
    assert here | elsewhere | others | factor == set(KitAct)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_each_file_that_a_teacher_takes_leaves_a_line_or_is_listed(any_site: Site) -> None:
    cast = make_cast(any_site)
    visitor = cast.visitor("teacher")
    silent = []
    for row in ROWS:
        method, endpoint = row.split()
        if method != "GET" or ROWS[row].get("teacher") != 200:
            continue
        before = lines(any_site)
        reply = visitor.get(cast.path(endpoint))
        came = new_lines(any_site, before)
        if reply.headers.get("Content-Disposition", "").startswith("attachment") and not came:
            silent.append(row)
        assert bool(came) == (row in TAKEN), (row, came)
    assert sorted(silent) == sorted(set(FILES) & set(silent))
    assert set(FILES) - set(silent) == set()


def test_forms_that_change_nothing_leave_no_line(any_site: Site) -> None:
    visitor = any_site.teacher()
    before = lines(any_site)
    assert visitor.post("/teacher/account/name", name="Ms Gray").status_code == 303
    assert visitor.post("/teacher/account/sign-ins/end", sign_in="nobody's").status_code == 303
    assert new_lines(any_site, before) == []
