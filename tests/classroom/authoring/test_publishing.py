"""Publishing: what is wrong keeps it back, and what classes have of it never changes."""

from typing import Any

import pytest

from kit.classroom.assignments import assignments, open_lessons
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import changing, drafts, publishing
from kit.classroom.authoring.drafts import DraftState, OwnDraft
from kit.classroom.authoring.errors import (
    ChangedElsewhere,
    ClassesHaveOther,
    HasErrors,
    NotAsPublished,
)
from kit.classroom.authoring.own_library import library_for
from kit.classroom.errors import UnknownExercise
from kit.content.own.texts import EXERCISE, KEY
from tests.support.advised import PLAIN, written
from tests.support.authoring import (
    LATER,
    begun,
    course_of,
    page_of,
    published,
    published_again,
    type_over,
)
from tests.support.from_articles import begun_from
from tests.support.room import Room, make_teacher


def test_a_draft_is_offered_once_it_is_published_and_to_its_teacher_alone(room: Room) -> None:
    own = begun(room)
    page = page_of(room, own)
    assert (page.state, page.errors) == (DraftState.DRAFT, [])
    assert course_of(room) is room.library
    publishing.publish(room.store, room.library, own, 1, LATER)
    page = page_of(room, own)
    assert (page.state, page.is_as_published) == (DraftState.PUBLISHED, True)
    content_id, course = page.writing.draft.content_id, course_of(room)
    assert course.own == {content_id}
    assert course.offer(content_id) is not None
    assert set(room.library.exercises) < set(course.exercises)
    other = make_teacher(room.store, "Mr Brown")
    assert library_for(room.store, room.library, other) is room.library
    assert course_of(room) is course


def test_what_is_wrong_keeps_it_back_and_names_its_place(room: Room) -> None:
    own = begun(room)
    type_over(room, own, EXERCISE, "three-way", "four-way")
    with pytest.raises(HasErrors) as caught:
        publishing.publish(room.store, room.library, own, 2, LATER)
    assert str(caught.value) == (
        "“The bridge” cannot be published yet: something in it is wrong. It is listed below, each "
        "with its place."
    )
    page = page_of(room, own)
    assert [one.line for one in page.errors] == [10]
    assert page.state is DraftState.DRAFT


def test_missing_label_comes_with_sentences_of_the_article_that_are_not_taken(room: Room) -> None:
    own = begun_from(room)
    claims = ["The council voted on 4 May to close the bridge", *PLAIN[:11]]
    texts = written(claims, ["sourced", "editorial"] * 6)
    writing = changing.writing(room.store, own)
    typed = {
        EXERCISE: texts[EXERCISE].replace("id: town", f"id: {writing.draft.content_id}"),
        KEY: texts[KEY].replace("exercise: town", f"exercise: {writing.draft.content_id}"),
    }
    changing.change(room.store, own, writing.draft.present, typed, "claims", LATER)
    told = [problem.plain.said() for problem in page_of(room, own).problems if problem.plain]
    assert [words for words in told if "could be" in words] == [
        (
            "No claim is among the official statements, so whoever never picks that pen loses "
            "nothing here. Sentences of the article that could be: ¶1 “The council's spokesperson, "
            "Ines Aydin, said the closure …”."
        )
    ]


def test_an_id_of_its_own_cannot_be_typed_over(room: Room) -> None:
    own = begun(room)
    content_id = page_of(room, own).writing.draft.content_id
    type_over(room, own, EXERCISE, f"id: {content_id}", "id: three-claims-again")
    first = page_of(room, own).errors[0]
    assert first.sentence == (
        f"id: found the id 'three-claims-again'; allowed: {content_id}; write 'id: {content_id}', "
        "which this exercise has for good."
    )
    with pytest.raises(HasErrors):
        publishing.publish(room.store, room.library, own, 2, LATER)


def test_another_version_than_was_looked_at_is_not_published(room: Room) -> None:
    own = begun(room)
    type_over(room, own, EXERCISE, "decided on Monday", "decided on Tuesday")
    with pytest.raises(ChangedElsewhere):
        publishing.publish(room.store, room.library, own, 1, LATER)


def test_publishing_again_is_the_next_version_and_a_class_keeps_its_own(room: Room) -> None:
    content_id = published(room)
    own = OwnDraft(room.teacher_id, drafts.drafts_of(room.store, room.teacher_id)[0].id)
    give = (room.store, course_of(room), room.classroom_id, content_id, Rules(), LATER)
    first = assignments.assignment_of(room.store, room.classroom_id, assignments.give(*give))
    type_over(room, own, EXERCISE, "decided on Monday", "decided on Tuesday")
    before = course_of(room).exercises[content_id]
    with pytest.raises(ClassesHaveOther) as caught:
        publishing.publish(room.store, room.library, own, 2, LATER)
    assert str(caught.value) == (
        "Classes have another version of “The bridge”. Look at what differs, and say what it is to "
        "be for them; then publish it."
    )
    assert page_of(room, own).writing.draft.published == 1
    published_again(room, own, 2)
    after = course_of(room).exercises[content_id]
    assert (before.items[0].claim, after.items[0].claim) == (
        "The town council decided on Monday to plant forty trees.",
        "The town council decided on Tuesday to plant forty trees.",
    )
    give = (room.store, course_of(room), room.classroom_id, content_id, Rules(), LATER)
    second = assignments.assignment_of(room.store, room.classroom_id, assignments.give(*give))
    assert first.exercise_version != second.exercise_version
    publishing.unpublish(room.store, own, 2, 1, LATER)
    assert course_of(room).exercises[content_id].items[0].claim == before.items[0].claim
    with pytest.raises(NotAsPublished) as refused:
        publishing.unpublish(room.store, own, 2, None, LATER)
    assert str(refused.value) == (
        "What is published of “The bridge” has changed since, so nothing was undone. Here is how "
        "it stands now."
    )


@pytest.mark.parametrize("act", [drafts.archive, drafts.delete])
def test_a_class_works_on_when_a_draft_is_put_away_or_deleted(room: Room, act: Any) -> None:
    lesson_id = published(room, None, "Our lesson")
    own = begun(room)
    type_over(room, own, EXERCISE, "type: classify", f"type: classify\nlesson: {lesson_id}")
    publishing.publish(room.store, room.library, own, 2, LATER)
    content_id = page_of(room, own).writing.draft.content_id
    give = (room.store, course_of(room), room.classroom_id, content_id, Rules(), LATER)
    room.assignment_id = assignments.give(*give)
    room.start("Mia")
    assert page_of(room, own).classes == ["9B"]
    for draft in drafts.drafts_of(room.store, room.teacher_id):
        whose = OwnDraft(room.teacher_id, draft.id)
        goes = drafts.what_goes(room.store, whose)
        assert goes.classes == ["9B"]
        act(room.store, whose, *((LATER,) if act is drafts.archive else ()))
    assert course_of(room) is room.library
    with pytest.raises(UnknownExercise):
        assignments.give(room.store, course_of(room), room.classroom_id, content_id, Rules(), LATER)
    room.save("Mia", 1, **{"claim-1": "sourced", "claim-2": "official"})
    room.submit("Mia")
    lessons = open_lessons.open_lessons(room.store, room.library, room.people["Mia"], LATER)
    assert [lesson.id for lesson in lessons] == ["01-three-claims", lesson_id]
    if act is drafts.archive:
        drafts.bring_back(room.store, own)
        # Its lesson is away still, so it waits for that.
        assert content_id not in course_of(room).exercises
