"""Sheets to take home as their teacher prints them."""

from kit.classroom.assignments.pinning import Rules
from kit.store.ids import new_id
from kit.vocabulary import Feedback
from tests.support.room import KEY_MARK
from tests.support.word_files import lines_in, opened
from tests.web.conftest import Site, text_of


def place(site: Site) -> str:
    return f"{site.assignment}/print/take-home"


def done(site: Site, *names: str) -> None:
    site.room.give(Rules(feedback=Feedback.ON_SUBMISSION))
    for name in names:
        site.room.do_all(name, disgrace="sourced")


def test_sheet_of_one_student_or_of_all(any_site: Site) -> None:
    done(any_site, "Mia", "Ben")
    teacher, mia = any_site.teacher(), any_site.room.people["Mia"].student_id
    both = teacher.get(place(any_site)).text
    assert both.count('class="sheet take-home') == 2
    one = teacher.get(f"{place(any_site)}?student={mia}")
    assert one.text.count('class="sheet take-home') == 1
    assert (
        "Mia 3 of 4 same as the key. What differs 3 The square is a disgrace. Your answer: Sourced "
        f"fact · Key: Editorial interpretation Why: {KEY_MARK} step 2"
    ) in text_of(one)
    assert f'name="student" value="{mia}"' in one.text


def test_who_may_not_see_the_key_yet_is_counted(any_site: Site) -> None:
    any_site.room.give(Rules(feedback=Feedback.ON_CLOSING))
    any_site.room.do_all("Mia")
    reply = any_site.teacher().get(place(any_site))
    assert KEY_MARK not in reply.text
    assert (
        "One student has handed in and may not see the key yet, and has no sheet here. When the "
        "key is shown"
    ) in text_of(reply)
    assert any_site.teacher().get(f"{place(any_site)}.docx").status_code == 404


def test_nobody_who_has_handed_in_has_nothing_to_take_home(any_site: Site) -> None:
    assert ("Nobody has handed in yet, so there is nothing to take home.") in text_of(
        any_site.teacher().get(place(any_site))
    )


def test_hidden_names_and_key_hide_the_sheets_and_their_file(any_site: Site) -> None:
    done(any_site, "Mia")
    teacher = any_site.teacher()
    teacher.post("/teacher/hide", hide="1")
    reply = teacher.get(place(any_site))
    assert KEY_MARK not in reply.text
    assert "Names and key are hidden. Show them to print what students take home." in reply.text
    assert teacher.get(f"{place(any_site)}.docx").status_code == 404


def test_word_file_has_a_section_for_each(any_site: Site) -> None:
    done(any_site, "Mia", "Ben")
    content = any_site.teacher().get(f"{place(any_site)}.docx").data
    assert len(opened(content).sections) == 2
    lines = lines_in(content)
    assert lines.index("Ben") < lines.index("Mia")
    assert f"Why: {KEY_MARK} step 2" in lines


def test_strange_students_have_none(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert teacher.get(f"{place(any_site)}?student=nobody").status_code == 404
    assert teacher.get(f"{place(any_site)}?student={new_id()}").status_code == 404
