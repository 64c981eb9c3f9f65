"""Which answers are flagged, and which attempt counts."""

import re

from kit.classroom.reports.results import results
from tests.support.room import Room


def after_feedback(room: Room, name: str) -> dict[str, bool]:
    """Which answers of the attempt that counts are flagged."""
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return {item: cell.after_feedback for item, cell in row.cells.items()}


READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark)\b")
