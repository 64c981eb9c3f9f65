"""A question and a look by the short way: as by the other, and nothing before its time."""

from kit.classroom.people import class_list, students
from tests.support.queries import statements
from tests.support.taught_lesson import Lesson
from tests.support.two_ways import SEEN, headers, opened, ordinary, text
from tests.web.student.test_live import READS_KEY


def test_question_comes_alike_by_both_ways_at_each_stage(lesson: Lesson) -> None:
    sam, kim = opened(lesson, "Sam", "Kim")
    path = f"{lesson.page}round"
    for stage in ("", "closed", "discuss", "vote-again", "closed-again"):
        if stage:
            lesson.move(stage)
        sam.get(path)
        for who in (sam, kim):
            with ordinary(lesson) as asked:
                shortly = who.get(path)
            assert asked == []
            whole = who.get(f"{path}?written=anew")
            assert text(shortly) == text(whole)
            assert headers(shortly) == headers(whole)
        if not stage:
            lesson.vote(sam, "sourced", 1)
            # What each gave is on their own page alone.
            sam.get(path)
            assert text(sam.get(path)) != text(kim.get(path))
            lesson.vote(kim, "sourced", 1)


def test_look_that_has_it_is_answered_alike(lesson: Lesson) -> None:
    (sam,) = opened(lesson, "Sam")
    path = f"{lesson.page}round"
    with ordinary(lesson) as asked:
        shortly = sam.get(path, headers=SEEN)
    assert (asked, shortly.status_code, shortly.headers["X-Here"]) == ([], 304, "1")
    whole = sam.get(f"{path}?written=anew", headers=SEEN)
    assert (whole.status_code, headers(shortly)) == (304, headers(whole))


def test_who_was_removed_is_refused_at_the_next_look(lesson: Lesson) -> None:
    (sam,) = opened(lesson, "Sam")
    path = f"{lesson.page}round"
    assert sam.get(path, headers=SEEN).status_code == 304
    room = lesson.site.room
    people = students.students_of(room.store, room.classroom_id)
    (whose,) = [student.id for student in people if student.name == "Sam"]
    class_list.remove_student(room.store, room.classroom_id, whose, room.now)
    script = {"Accept": "application/json", **SEEN}
    assert sam.get(path, headers=script).status_code == 401


def test_no_key_is_read_before_its_time(lesson: Lesson) -> None:
    (sam,) = opened(lesson, "Sam")
    path = f"{lesson.page}round"
    with statements(lesson.site.room.store) as seen:
        sam.get(path)
        sam.get(path)
        sam.get(path, headers=SEEN)
    assert [one for one in seen if READS_KEY.search(one)] == []
    for stage in ("closed", "reveal"):
        lesson.move(stage)
    with ordinary(lesson) as asked:
        sam.get(path)
    assert asked == [path]
