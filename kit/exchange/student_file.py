"""What is kept of one student as a file to take along: a ZIP with a table in JSON and a README."""

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from kit.classroom.reports.personal.own_data import OwnData

FORMAT: Final = 1
JSON_NAME: Final = "kept-of-me.json"
README_NAME: Final = "README.txt"
_README: Final = """\
What the kit "Whose Words" keeps of {name} in the class {classroom}, as of {at}.

{json} has it all, table by table. Any program for text opens it.
  student        the name, when it was put on the list, when somebody joined under it
  device         the browsers that were signed in: from when until when, and nothing else of them
  readmission    one-time codes that led back in: until when they were good, when they were used
  attempt        each go at an exercise: begun, handed in
  answer, vote   what was given for each question, and when; "certainty" is how sure
  mark           what it was marked, with the teacher's comment ("credit" is from 0 to 1)
  appeal         arguments against the key; "replies" has what the teacher wrote to them
  written_claim  claims that were written for the class
  paper_sheet, taken_in   what the teacher entered from paper, or from a file
  group_member, dealt_student   groups and halves of the class
  extension, substitute_student   more time, or another exercise instead
  classroom_act  what a teacher did about this student, such as letting them back in the class
Times are in UTC. "exercises" has the titles; what belongs to which is told by "assignment_id", and
an answer's by its "attempt_id".
{hidden}
Not in the file, since they are keys to the kit: the personal code and the secrets of devices.
The kit knows no address, no birthday and no face. Backups of the kit may have the same once more.
"""
_ALL_SHOWN: Final = "Marks, comments and arguments of every exercise are in it.\n"
_NOT_YET: Final = """\
Marks, comments and arguments of these exercises are not in it, as they are not shown yet: {titles}.
Once they are shown on the kit's pages they are in this file, too: take it again.
"""


def student_file(data: OwnData) -> bytes:
    """The whole file; made in memory, since a student's rows are few."""
    whole = io.BytesIO()
    moment = data.at.astimezone().timetuple()[:6]
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ((README_NAME, _readme(data)), (JSON_NAME, student_json(data))):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, text)
    return whole.getvalue()


def student_json(data: OwnData) -> str:
    """The tables as JSON; moments in ISO 8601, UTC."""
    content: Mapping[str, Any] = {
        "format": FORMAT,
        "made_at": data.at,
        "class": data.classroom,
        "name": data.student.name,
        "has_personal_code": True,
        "exercises": [
            {
                "assignment_id": one.id,
                "title": one.title,
                "given_at": one.given_at,
                "marks_and_comments_are_shown": one.shows,
            }
            for one in data.exercises
        ],
        "groups": {
            str(row["group_id"]): data.groups.get(row["group_id"])
            for row in data.rows["group_member"]
        },
        "replies": {str(argument): text for argument, text in data.replies.items()},
        "tables": data.rows,
    }
    return json.dumps(content, default=_plain, ensure_ascii=False, indent=1)


def _readme(data: OwnData) -> str:
    hidden = [one.title for one in data.exercises if not one.shows]
    return _README.format(
        name=data.student.name,
        classroom=data.classroom,
        at=f"{data.at.astimezone():%Y-%m-%d %H:%M}",
        json=JSON_NAME,
        hidden=_NOT_YET.format(titles="; ".join(hidden)) if hidden else _ALL_SHOWN,
    )


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
