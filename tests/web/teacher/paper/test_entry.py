"""*Enter answers from paper*: a form a sheet without scripts, replies to the script, lines."""

import re

from kit.classroom.people import class_list
from kit.store.ids import new_id
from tests.support.papers import enter, given_of, paper
from tests.web.conftest import Site, text_of
from tests.web.reading import buttons, flashes, follow, heading, notices


def path_of(site: Site) -> str:
    return f"{site.assignment}/paper"


def test_page_is_found_from_the_assignment_and_its_results(any_site: Site) -> None:
    gray = any_site.teacher()
    for address in ("", "/results"):
        reply = gray.get(f"{any_site.assignment}{address}")
        assert "Enter answers from paper" in text_of(reply)
    page = gray.get(path_of(any_site))
    assert heading(page) == "Enter answers from paper"
    assert "0 half entered, 0 without a name, 0 answers open." in text_of(page)


def test_sheet_is_entered_by_a_plain_form_and_mended(any_site: Site) -> None:
    gray, mia = any_site.teacher(), any_site.room.people["Mia"].student_id
    sheet = str(new_id())
    form = {"sheet": sheet, "student": str(mia), "code": "a", "done": "1", "revision": "1"}
    page = follow(gray, gray.post(path_of(any_site), **form, key=["2", "1", "3", ""]))  # type: ignore[arg-type]  # what the client takes
    assert flashes(page) == ["Saved. What was read of it stands below."]
    assert "Mia counts 3 answers read, one open: 4" in text_of(page)
    assert given_of(any_site.room, "Mia")["plan"] == "official"
    page = gray.get(f"{path_of(any_site)}?sheet={sheet}")
    assert re.findall(r'name="key" value="([^"]*)"', page.text)[:4] == ["2", "1", "3", ""]
    assert 'name="base" value="1"' in page.text
    mended = {**form, "base": "1", "revision": "2"}
    gray.post(path_of(any_site), **mended, key=["2", "1", "3", "1"])  # type: ignore[arg-type]  # what the client takes
    assert given_of(any_site.room, "Mia")["figure"] == "sourced"


def test_sheet_that_another_page_changed_is_shown_with_what_was_typed(any_site: Site) -> None:
    room, gray = any_site.room, any_site.teacher()
    record = enter(room, "Mia", "2131", by="Ms Teal", revision=3)
    mia = str(room.people["Mia"].student_id)
    form = {"sheet": str(record.id), "student": mia, "code": "A", "base": "1", "revision": "2"}
    page = gray.post(path_of(any_site), **form, key=["1"])  # type: ignore[arg-type]  # what the client takes
    assert page.status_code == 409
    assert (
        "Ms Teal has changed sheet 1 since you read it: nothing of theirs was overwritten."
    ) in text_of(page)
    assert 'name="key" value="1"' in page.text
    assert f'name="base" value="{record.revision}"' in page.text
    reply = gray.post(f"{path_of(any_site)}/keep", as_script=True, **form, key=["1"])  # type: ignore[arg-type]  # what the client takes
    assert reply.status_code == 409
    assert reply.get_json()["sheet"]["typed"] == ["2", "1", "3", "1"]


def test_script_reads_what_was_made_of_a_sheet(any_site: Site) -> None:
    gray = any_site.teacher()
    form = {"sheet": str(new_id()), "code": "B", "revision": "1", "writer": "w"}
    reply = gray.post(f"{path_of(any_site)}/keep", as_script=True, **form, key=["2", "9"])  # type: ignore[arg-type]  # what the client takes
    stored = reply.get_json()["sheet"]
    assert (stored["number"], stored["read"], stored["open"]) == (1, 1, ["2", "3", "4"])
    assert stored["problems"] == {"2": "“9” is no answer to 2. Allowed: 1 2 3, or - for none."}
    assert "Sheet 1" in reply.get_json()["line"]
    bad = gray.post(f"{path_of(any_site)}/keep", as_script=True, **{**form, "code": "x" * 41})
    assert bad.status_code == 400
    assert bad.get_json() == {
        "error": "Refused",
        "message": (
            "This is longer than any code. Type the letter of the version, or the code, such as "
            "B-4C1F-9A2E."
        ),
    }


def test_lines_with_something_wrong_stay_in_the_box(any_site: Site) -> None:
    gray = any_site.teacher()
    lines = f"{path_of(any_site)}/lines"
    page = gray.post(lines, lines="Mia: 2131\nZoe: 1\n19", code="A", once=str(new_id()))
    assert page.status_code == 400
    assert "One sheet is entered." in notices(page)
    assert (
        "Line 1: Nobody in this class is called “Zoe”. Look at the name and the class on the "
        "sheet, or leave the name out: then it is a sheet without a name until you say whose it "
        "is."
    ) in text_of(page)
    assert "Line 2: “9” is no answer to 2. Allowed: 1 2 3, or - for none." in text_of(page)
    box = re.search(r"<textarea[^>]*name=\"lines\"[^>]*>\n(.*?)</textarea>", page.text, re.DOTALL)
    assert box is not None
    assert box[1] == "Zoe: 1\n19"
    page = follow(gray, gray.post(lines, lines="Ben: 12\n3", code="A"))
    assert flashes(page) == ["2 sheets are entered."]
    page = gray.post(lines, lines=" ", code="A")
    assert "No line stands here. Write one a sheet, such as “Ada: 1 2 2 5 - 3”." in text_of(page)


def test_sheet_is_taken_away_and_undo_brings_it_back(any_site: Site) -> None:
    record, gray = enter(any_site.room, "Mia", "2131"), any_site.teacher()
    path = f"{path_of(any_site)}/{record.id}"
    page = follow(gray, gray.post(f"{path}/take-away"))
    assert "Sheet 1 is taken away, with what it counted for." in flashes(page)
    assert "Undo" in buttons(page)
    assert paper(any_site.room).sheets == []
    page = follow(gray, gray.post(f"{path}/put-back"))
    assert flashes(page) == ["Sheet 1 is there again."]
    assert "Mia counts" in text_of(page)


def test_teacher_chooses_between_sheet_and_device(any_site: Site) -> None:
    any_site.room.do_all("Mia", plan="editorial")
    record, gray = enter(any_site.room, "Mia", "2131"), any_site.teacher()
    path = f"{path_of(any_site)}/{record.id}/counts"
    assert "Let this sheet count" in buttons(gray.get(path_of(any_site)))
    page = follow(gray, gray.post(path, counts="sheet"))
    assert flashes(page) == ["Sheet 1 counts now. The other is kept beside it."]
    assert given_of(any_site.room, "Mia")["plan"] == "official"
    page = follow(gray, gray.post(path, counts="device"))
    assert flashes(page) == [
        "What was given on the device counts now. The sheet is kept beside it."
    ]
    nameless = enter(any_site.room, None, "1")
    page = follow(gray, gray.post(f"{path_of(any_site)}/{nameless.id}/counts", counts="sheet"))
    assert flashes(page) == ["Sheet 2 has no name yet: say whose it is first."]


def test_student_and_teacher_read_that_it_was_on_paper(any_site: Site) -> None:
    enter(any_site.room, "Mia", "2131")
    mia = any_site.room.people["Mia"].student_id
    page = any_site.teacher().get(f"{any_site.assignment}/students/{mia}")
    assert "On paper," in text_of(page)
    assert "It is sheet 1, version A. Look at the sheet" in notices(page)[0]
    results = text_of(any_site.teacher().get(f"{any_site.assignment}/results"))
    assert "Paper and devices together; one student is here by a sheet of paper." in results
    only = text_of(any_site.teacher().get(f"{any_site.assignment}/results?medium=paper"))
    assert "Only what came on paper." in only


def test_names_that_are_hidden_are_on_no_part_of_the_page(any_site: Site) -> None:
    enter(any_site.room, "Mia", "2131")
    gray = any_site.teacher()
    gray.post("/teacher/projector", projector="on")
    page = gray.get(path_of(any_site))
    assert "Mia" not in page.text
    assert "Student 3 counts" in text_of(page)


def test_class_without_names_is_told(any_site: Site) -> None:
    for identity in any_site.room.people.values():
        class_list.remove_student(
            any_site.room.store, any_site.room.classroom_id, identity.student_id, any_site.room.now
        )
    page = any_site.teacher().get(path_of(any_site))
    assert notices(page) == [
        (
            "Nobody is in this class yet, so sheets have numbers. Enter them all the same, and say "
            "whose they are once the class has names. Add names"
        )
    ]
