"""The types whose items are several choices, on the pages of students and teachers."""

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.items.base import AnswerValue
from tests.support import choosing
from tests.support.choosing import RIGHT
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import captioned, errors, grid_of, heading, lead, plain, typed

UNREAD = (
    "Not read as a number: there are no digits in “a third”. Write digits, such as 1234 or "
    "1234.5. It is kept as you typed it, but it earns nothing until it can be "
    "read as a number."
)


def begin(site: Site, name: str, who: str = "Sam") -> tuple[Visitor, str]:
    """Somebody new before the exercise of that type, and where its answers go."""
    choosing.give(site.room, name)
    visitor = site.student(who)
    visitor.post(f"{site.work}/start")
    page = visitor.get(f"{site.work}/claims")
    attempt = re.findall(r'action="[^"]*/claims/([\w-]+)"', page.text)[0]
    return visitor, f"{site.work}/claims/{attempt}"


def put(
    visitor: Visitor, save: str, fields: Mapping[str, str], *, as_script: bool = False
) -> TestResponse:
    """Post an answer's fields."""
    form: dict[str, Any] = dict(fields)
    return visitor.post(save, as_script=as_script, **form)


def remarks(text: str) -> list[str]:
    found = re.findall(r'data-remark="[^"]*">(.*?)</p>', text, re.DOTALL)
    return [plain(one) for one in found]


def picked(text: str) -> list[tuple[str, str]]:
    inputs = re.findall(r'name="([^"]+)" value="([^"]+)"[^>]*checked', text)
    return [(name, value) for name, value in inputs if name]


def give_all(site: Site, name: str, **answers: Mapping[str, AnswerValue]) -> None:
    choosing.give(site.room, name)
    for who, value in answers.items():
        choosing.do_all(site.room, who, value)


def test_plain_form_keeps_every_part_and_says_how_numbers_were_read(any_site: Site) -> None:
    visitor, save = begin(any_site, "figures")
    given = {
        "toll.question-add-up": "no",
        "toll.question-sum": "4,200 people",
        "toll.question-share": "a third",
    }
    assert put(visitor, save, given).status_code == 303
    page = visitor.get(f"{any_site.work}/claims")
    assert picked(page.text) == [("toll.question-add-up", "no")]
    assert typed(page, "toll.question-sum") == "4,200 people"
    assert typed(page, "toll.question-share") == "a third"
    assert remarks(page.text) == ["Read as 4200. If you mean 4.2, write it so.", UNREAD]
    assert errors(page) == []
    review = text_of(visitor.get(f"{any_site.work}/hand-in"))
    assert "What do the rows add up to? “4,200 people”, read as 4200" in review
    assert "What share of all were killed? “a third”, which is not read as a number" in review


def test_script_hears_how_numbers_were_read(any_site: Site) -> None:
    visitor, save = begin(any_site, "figures")
    given = {"toll.question-sum": "1,5", "toll.question-share": "a third", "toll.revision": "1"}
    reply = put(visitor, save, given, as_script=True)
    assert reply.get_json() == {
        "held": {
            "toll": {
                "revision": 1,
                "taken": True,
                "fields": {"question-sum": "1,5", "question-share": "a third"},
                "remarks": {
                    "toll.question-sum": "Read as 1.5.",
                    "toll.question-share": UNREAD,
                },
            }
        }
    }
    again = put(visitor, save, given, as_script=True)
    assert again.get_json() == reply.get_json()


def test_what_is_not_offered_is_refused_and_nothing_typed_goes(any_site: Site) -> None:
    visitor, save = begin(any_site, "figures")
    page = put(visitor, save, {"toll.question-add-up": "maybe", "toll.question-sum": "1 234"})
    assert page.status_code == 400
    assert errors(page) == [
        "“maybe” is not an answer to this question. Allowed: yes, no, cannot. Pick one of them."
    ]
    assert typed(page, "toll.question-sum") == "1 234"


@pytest.mark.parametrize("name", list(RIGHT))
def test_pages_of_answering_tell_nothing_of_the_key(any_site: Site, name: str) -> None:
    visitor, save = begin(any_site, name)
    item, value = next(iter(RIGHT[name].items()))
    field = {"attribute": "", "compare": "claim-", "figures": "question-"}[name]
    given = {f"{item}.{field}{part}": str(choice) for part, choice in value.items()}
    pages = [
        visitor.get(f"{any_site.work}/claims"),
        put(visitor, save, given, as_script=True),
        visitor.get(f"{any_site.work}/hand-in"),
    ]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert not [page for page in pages if KEY_MARK in page.text]


def test_part_left_out_is_named_before_handing_in(any_site: Site) -> None:
    visitor, save = begin(any_site, "attribute")
    put(visitor, save, {"losses.who": "ministry"})
    review = text_of(visitor.get(f"{any_site.work}/hand-in"))
    assert "Who says so? The defence ministry On what ground? no answer" in review
    assert "1 of 4 questions are answered. 3 have no answer yet." in review
    assert "· 1 of 2 (Claim 1) · change (Claim 1)" in review


def test_emptied_item_takes_its_answer_back(any_site: Site) -> None:
    visitor, save = begin(any_site, "figures")
    put(visitor, save, {"toll.question-sum": "12"})
    put(visitor, save, {"toll.question-sum": " ", "toll.question-share": ""})
    page = visitor.get(f"{any_site.work}/claims")
    assert (typed(page, "toll.question-sum"), remarks(page.text)) == ("", ["", ""])


def sees(site: Site, name: str, answers: Mapping[str, AnswerValue]) -> str:
    """The words of the feedback on what Mia handed in, as she and her teacher read it."""
    give_all(site, name, Mia=answers)
    mia = site.room.people["Mia"].student_id
    page = site.teacher().get(f"{site.assignment}/students/{mia}")
    assert (page.status_code, heading(page)) == (200, "Mia")
    return text_of(page)


def test_half_of_attribute_says_which_half(any_site: Site) -> None:
    text = sees(any_site, "attribute", {"losses": {"who": "ministry", "ground": "named"}})
    assert (
        "Who says so? Mia The defence ministry ✓ same as the key Key The defence ministry" in text
    )
    assert "On what ground? Mia A named person ✕ not the same as the key Key None given" in text
    assert "1 of 2 same as the key, so 0.5 of 1." in text


def test_compare_says_of_each_claim_what_it_earned_and_why(any_site: Site) -> None:
    text = sees(any_site, "compare", {"first-day": {"road": "both", "toll": "first"}})
    assert "1 of 4 same as the key, so 0.25 of 1." in text
    assert (
        "Nine people were hurt. Mia Only in the first ✕ not the same as the key Key In conflict "
        f"Why {KEY_MARK} nine, eleven To check it {KEY_MARK}"
    ) in text
    assert "The bend has no railing. Mia no answer Key Only in the first" in text


def test_figures_show_what_was_typed_and_how_it_was_read(any_site: Site) -> None:
    text = sees(any_site, "figures", {"toll": {"sum": "4,200 people", "share": "33,3 %"}})
    assert "Mia “4,200 people”, read as 4200 ✓ same as the key Key 4200 people" in text
    assert (
        "Mia “33,3 %”, read as 33.3 ✓ counts as right "
        "Key 33 percent (up to 0.5 more or less counts)"
    ) in text
    assert "2 of 3 same as the key, so 0.67 of 1." in text


def test_student_sees_the_same(any_site: Site) -> None:
    visitor, save = begin(any_site, "attribute")
    put(visitor, save, {"losses.who": "expert", "losses.ground": "none"})
    visitor.post(save.replace("/claims/", "/hand-in/"))
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == "3 of 4 differ from the key. 2 have no answer."
    text = text_of(page)
    assert (
        "For one claim of 1 the key names somebody else as the one who says it. "
        "Who is speaking there? Look again at number 1 ."
    ) in text
    assert (
        "You: A retired general, 50% of whose forecasts held · None given ✓ same as the key Key: "
        "The defence ministry · None given"
    ) in text
    assert "On what ground? You: None given , same as the key" in text
    assert "You: no answer · no answer Key: The writer" in text


def test_one_relation_everywhere_is_said_to_student_and_teacher(any_site: Site) -> None:
    visitor, save = begin(any_site, "compare")
    claims = ("road", "toll", "railing", "errors")
    put(visitor, save, {f"first-day.claim-{claim}": "first" for claim in claims})
    visitor.post(save.replace("/claims/", "/hand-in/"))
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == "3 of 4 differ from the key."
    assert (
        "For 4 of 4 claims you chose “Only in the first”; the key has it for 1. "
        "Go through them once more: in which of the two do you find each?"
    ) in text_of(page)
    assert (
        "1 of 4 same as the key. “Only in the first” was the answer to 4 of 4; the key has it for 1."
    ) in text_of(visitor.get("/work/so-far"))


def test_two_relations_mixed_up_are_asked_about(any_site: Site) -> None:
    visitor, save = begin(any_site, "compare")
    given = {"road": "both", "toll": "both", "railing": "first", "errors": "second"}
    put(visitor, save, {f"first-day.claim-{claim}": one for claim, one in given.items()})
    visitor.post(save.replace("/claims/", "/hand-in/"))
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == "One of 4 differs from the key."
    assert (
        "For 2 claims you chose “In both”. For one of them the key says “In conflict”. Which one?"
    ) in text_of(page)
    assert re.findall(r'name="pick" value="([^"]+)"', page.text) == [
        "item-first-day.road",
        "item-first-day.toll",
    ]
    assert "Once the answer was “In both” where the key says “In conflict”." in text_of(
        visitor.get("/work/so-far")
    )
    teacher = any_site.teacher()
    results = teacher.get(f"{any_site.assignment}/results").text
    work = re.search(r'href="([^"]*/students/[^"]*)"', results)
    assert work
    assert lead(teacher.get(work[1])).endswith(
        "3 of 4 same as the key. Once “In both” where the key says “In conflict”."
    )


def test_class_results_group_numbers_however_they_were_typed(any_site: Site) -> None:
    give_all(
        any_site,
        "figures",
        Mia={"toll": {"add-up": "cannot", "sum": "4,200", "share": "33.4"}},
        Ben={"toll": {"add-up": "cannot", "sum": "4 200", "share": "33,4 %"}},
        Ada={"toll": {"add-up": "no", "sum": "four", "share": "12"}},
    )
    teacher = any_site.teacher()
    page = teacher.get(f"{any_site.assignment}/results")
    assert lead(page) == (
        "2 of 3 answered “It cannot be told, 50% is missing” to “Do the rows add up to the total "
        "given?” (Table 1); the key says “No”: talk about what each number counts. To “Table 1”"
    )
    text = text_of(page)
    assert "Table 1: Killed and wounded, by year " in text
    assert "What do the rows add up to? 4200 2 (key) · four 1" in text
    # Two within the tolerance are no mistake, and not the key's own number either.
    assert "What share of all were killed? 33.4 2 (as good) · 12 1" in text
    assert [row[2] for row in grid_of(page)[1:]] == ["0.33", "0.67", "0.67"]
    item = text_of(teacher.get(f"{any_site.assignment}/items/toll"))
    assert "4200 Ben, Mia four Ada" in item or "4200 Mia, Ben four Ada" in item
    rows = list(
        csv.DictReader(io.StringIO(teacher.get(f"{any_site.assignment}/answers.csv").text[1:]))
    )
    assert {row["student"]: row["given"] for row in rows}["Ben"] == (
        "add-up=cannot; sum=4200; share=33.4"
    )


def test_thirds_mark_what_is_as_good_as_the_key(any_site: Site) -> None:
    choosing.give(any_site.room, "figures")
    for number in range(30):
        # Of the ten strongest three gave 33.3, three 33.4, which is as good, and four another.
        share = "33.3" if number < 3 else "33.4" if number < 6 else "12"
        right = {"add-up": "no", "sum": "4200"} if number < 10 else {"add-up": "cannot"}
        any_site.room.join(f"Name{number:02}")
        choosing.do_all(any_site.room, f"Name{number:02}", {"toll": {**right, "share": share}})
    page = any_site.teacher().get(f"{any_site.assignment}/items/toll")
    caption = "What the thirds chose, 10 students each: What share of all were killed?"
    assert captioned(page, caption)[1:] == [
        ["12", "40 %", "100 %"],
        ["33.3 (as good)", "30 %", "0 %"],
        ["33.4 (as good)", "30 %", "0 %"],
    ]
    assert "more of the strongest third chose “12”" not in text_of(page)


@pytest.mark.parametrize("name", list(RIGHT))
def test_hidden_key_is_on_no_page_of_the_teacher(any_site: Site, name: str) -> None:
    give_all(any_site, name, Mia=RIGHT[name])
    teacher = any_site.teacher()
    teacher.post("/teacher/hide")
    mia = any_site.room.people["Mia"].student_id
    item = next(iter(RIGHT[name]))
    for path in ("results", f"items/{item}", f"students/{mia}"):
        page = teacher.get(f"{any_site.assignment}/{path}")
        assert page.status_code == 200
        assert KEY_MARK not in page.text
        assert "(key)" not in page.text
        assert "as the key" not in text_of(page)
