"""What a row of access_rows.py means for the roles that it does not name: by rules, a room each."""

from typing import Final

from tests.web.access_rows import HOME, ROWS, Answer

#: By role, whose answer it gets where a row does not name it: the first that the row names.
LIKE: Final[dict[str, tuple[str, ...]]] = {
    "nobody": ("nobody",),
    "network": ("network", "nobody"),
    # A phone that moves a session, and who reads a draft by a link, are nobody else for it.
    "remote": ("remote", "network", "nobody"),
    "reader": ("reader", "network", "nobody"),
    "ended reader": ("ended reader", "network", "nobody"),
    # Whoever was removed is signed out, on every device.
    "removed": ("removed", "nobody"),
    "student": ("student", "nobody"),
    "classmate": ("classmate", "student", "nobody"),
    "outsider": ("outsider", "nobody"),
    "archived": ("archived", "outsider", "nobody"),
    "teacher": ("teacher", "nobody"),
    "other teacher": ("other teacher", "teacher", "nobody"),
    "co-teacher": ("co-teacher", "other teacher", "teacher", "nobody"),
    "former teacher": ("former teacher", "other teacher", "teacher", "nobody"),
}


#: What a student of a class that was put away gets for what is their own: pages to read, and
#: nothing is taken. A page to work on leads home.
_AT_HOME: Final = (303, "/work/")
PUT_AWAY: Final[dict[str, Answer]] = {
    "GET student.task": 200,
    "GET student.lesson": 200,
    "GET student.other_lesson": 200,
    "GET student.picture": 200,
    "GET student.claims": _AT_HOME,
    "GET student.held": 200,
    "GET student.review": _AT_HOME,
    "GET student.feedback": 403,
    "GET live.show": _AT_HOME,
    "GET live.question": _AT_HOME,
    "GET live.session_version": _AT_HOME,
    "GET so_far.handed_in": 303,
    "GET contest.contest": 403,
    "GET own_claim.write": 403,
    "POST join.give_back": _AT_HOME,
    "POST student.start": 409,
    "POST student.save": 409,
    "POST student.hand_in": 409,
    "POST contest.contest": 409,
    "POST contest.withdraw": 409,
    "POST own_claim.write": 409,
}
#: By role: where the rule of its room does not say it.
NAMED: Final[dict[str, dict[str, Answer]]] = {
    "archived": PUT_AWAY,
    # No move is posted.
    "remote": {"GET remote.show": 200, "GET remote.state": 200, "POST remote.move": 400},
    # Neither has begun, so the name is free again, and the way in is shown.
    "classmate": {"POST join.give_back": (303, "/join/{code}")},
    "outsider": {"POST join.give_back": 303},
    # Where a teacher of one other class lands, or of none.
    "other teacher": {
        "GET account.sign_in": 303,
        "GET account.second_step": 303,
        "POST account.second_step": 303,
    },
    "former teacher": {
        "GET account.sign_in": HOME,
        "GET account.second_step": HOME,
        "POST account.second_step": HOME,
    },
}


def answer(row: str, role: str) -> Answer:
    """What the role gets for the row."""
    if row in NAMED.get(role, {}):
        return NAMED[role][row]
    roles = ROWS[row]
    return next(roles[like] for like in LIKE[role] if like in roles)
