"""A save by the short way: as by the other, and with its own form's token alone."""

from tests.support.taught_lesson import Lesson
from tests.support.two_ways import headers, opened, ordinary


def test_save_is_acknowledged_alike_and_kept(lesson: Lesson) -> None:
    (sam,) = opened(lesson, "Sam")
    path = lesson.vote_path(sam)
    replies = []
    for number, more in ((1, ""), (2, ""), (3, "?ordinary")):
        fields = {"plan.label": "sourced", "plan.ballot": "1", "plan.revision": str(number)}
        with ordinary(lesson) as asked:
            replies.append(sam.post(path + more, as_script=True, **fields))
        # The first goes either way: the token of a page that went the short way is known to be good.
        assert number == 1 or len(asked) == (0 if number == 2 else 1)
        assert replies[-1].json == {
            "held": {"plan": {"fields": {"label": "sourced"}, "revision": number, "taken": True}}
        }
    assert headers(replies[1]) == headers(replies[2])
    assert replies[1].data.replace(b"2", b"3") == replies[2].data


def test_vote_with_another_sessions_token_is_refused(lesson: Lesson) -> None:
    sam, kim = opened(lesson, "Sam", "Kim")
    path = lesson.vote_path(sam)
    kim.get(lesson.page)
    fields = {"plan.label": "sourced", "plan.ballot": "1", "plan.revision": "1"}
    for token in (kim.token, "", "none"):
        reply = sam.post(path, as_script=True, csrf_token=token, **fields)
        assert (reply.status_code, (reply.json or {})["error"]) == (400, "StaleForm")
