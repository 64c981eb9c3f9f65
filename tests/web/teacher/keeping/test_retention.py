"""Until when a class is kept, on the pages: asked, shown, warned of, changed, refused."""

from datetime import date, timedelta

import pytest

from kit.classroom.keeping import archive, retention
from kit.store.keeping import retention as stored
from kit.store.keeping.retention import RetentionRecord
from kit.web.state import now
from tests.support.colleagues import share
from tests.web.conftest import Site, text_of
from tests.web.reading import flashes, follow

DAY = timedelta(days=1)
NO_DAY = "is no day of the calendar. Choose one in the field, or type it like 2027-07-31."


def words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def today() -> date:
    return now().astimezone().date()


def ending(site: Site, days: int, **more: int) -> None:
    """The class's last day is so many days from now."""
    record = RetentionRecord(
        site.room.classroom_id, today() + days * DAY, more.get("warned", 0), today()
    )
    with site.room.store.writing() as connection:
        stored.put_retention(connection, record)


def kept_until(site: Site) -> date | None:
    with site.room.store.reading() as connection:
        record = stored.retention(connection, site.room.classroom_id)
    return record.kept_until if record else None


def test_class_is_made_with_the_day_that_was_proposed_or_chosen(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = teacher.get("/teacher/")
    assert '<input aria-describedby="kept_until-help"' in page.text
    day = today() + 200 * DAY
    reply = teacher.post("/teacher/", name="10A", kept_until=day.isoformat())
    assert reply.status_code == 303
    page = follow(teacher, reply)
    assert f"Kept until {words(day)}." in text_of(page)
    proposed = retention.proposed_day(any_site.room.store, any_site.room.teacher_id, now())
    assert (proposed.month, proposed.day) == (day.month, day.day)
    assert f'value="{proposed.isoformat()}"' in teacher.get("/teacher/").text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Choose the last day on which the class is kept."),
        ("2027-02-30", f"“2027-02-30” {NO_DAY}"),
        ("31.7.2027", f"“31.7.2027” {NO_DAY}"),
    ],
)
def test_what_is_no_day_is_refused_and_the_rest_kept(
    any_site: Site, typed: str, message: str
) -> None:
    teacher = any_site.teacher()
    page = teacher.post("/teacher/", name="10A", kept_until=typed)
    assert page.status_code == 400
    assert message in text_of(page)
    assert 'value="10A"' in page.text
    page = teacher.post(f"{any_site.classroom}/kept-until", kept_until=typed)
    assert page.status_code == 400
    assert message in text_of(page)


@pytest.mark.parametrize("typed", ["yesterday", "0001-01-01", "9999-12-31"])
def test_day_too_early_or_too_late_is_refused_by_name(any_site: Site, typed: str) -> None:
    teacher = any_site.teacher()
    if typed == "yesterday":
        typed = (today() - DAY).isoformat()
    page = teacher.post(f"{any_site.classroom}/kept-until", kept_until=typed)
    assert page.status_code == 400
    earliest, text = words(today() + 7 * DAY), text_of(page)
    if typed.startswith("9999"):
        assert "31 December 9999 is too late: a class is kept for five years at most" in text
    else:
        assert f"so the earliest day is {earliest}. What is to go at once is deleted" in text
    assert kept_until(any_site) is None


def test_class_of_before_is_asked_about_on_the_start_page(any_site: Site) -> None:
    teacher = any_site.teacher()
    text = text_of(teacher.get("/teacher/"))
    assert "Until when is one of your classes kept? Nobody has said." in text
    assert "Nobody has said until when it is kept." in text_of(teacher.get(any_site.classroom))
    day = today() + 100 * DAY
    reply = teacher.post(f"{any_site.classroom}/kept-until", kept_until=day.isoformat())
    page = follow(teacher, reply)
    assert flashes(page) == [f"Kept until {words(day)}."]
    assert "Nobody has said" not in text_of(teacher.get("/teacher/"))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (30, "It is kept for 30 more days, until "),
        (7, "It is kept for 7 more days, until "),
        (1, "It is kept until tomorrow, and then deleted for good."),
        (0, "Today is its last day. Then it is deleted for good."),
        (-3, "once this warning has been on view on 7 more days on which the kit runs."),
    ],
)
def test_end_is_warned_of_with_longer_and_export_beside(
    any_site: Site, days: int, said: str
) -> None:
    ending(any_site, days)
    teacher = any_site.teacher()
    for page in ("/teacher/", any_site.classroom, f"{any_site.classroom}/students"):
        text = text_of(teacher.get(page))
        assert said in text, page
        assert "Keep longer Export" in text, page


def test_far_end_is_not_spoken_of(any_site: Site) -> None:
    ending(any_site, 31)
    teacher = any_site.teacher()
    assert "Keep longer" not in text_of(teacher.get("/teacher/"))
    assert "Keep longer" not in text_of(teacher.get(any_site.classroom))


def test_archived_class_is_warned_of_and_so_is_a_colleague(any_site: Site) -> None:
    room = any_site.room
    ending(any_site, 5)
    share(room.store, room.teacher_id, room.classroom_id, now())
    archive.archive(room.store, room.classroom_id, now())
    said = "9B (archived) : It is kept for 5 more days"
    assert said in text_of(any_site.teacher().get("/teacher/"))
    assert said in text_of(any_site.teacher("Ms Teal").get("/teacher/"))


def test_colleague_puts_it_off_but_does_not_shorten(any_site: Site) -> None:
    room = any_site.room
    ending(any_site, 20)
    share(room.store, room.teacher_id, room.classroom_id, now())
    colleague = any_site.teacher("Ms Teal")
    sooner = (today() + 10 * DAY).isoformat()
    page = colleague.post(f"{any_site.classroom}/kept-until", kept_until=sooner)
    assert page.status_code == 403
    assert "and its owner alone has it go sooner." in text_of(page)
    later = today() + 40 * DAY
    reply = colleague.post(f"{any_site.classroom}/kept-until", kept_until=later.isoformat())
    assert reply.status_code == 303
    assert kept_until(any_site) == later


def test_page_says_what_happens_and_where_copies_are(any_site: Site) -> None:
    ending(any_site, 100)
    text = text_of(any_site.teacher().get(f"{any_site.classroom}/kept-until"))
    assert "On the day after, the class is deleted for good." in text
    assert "on 7 days on which the kit ran: a kit that was off all summer warns first." in text
    assert "30 days after the deletion at the latest." in text
