"""The sheet of results by the first attempt of each student in place of the last. Pure."""

from dataclasses import replace

from kit.results.sheet import Sheet


def several(sheet: Sheet) -> bool:
    """Whether anybody handed in more than one attempt."""
    return any(row.first is not None for row in sheet.students)


def first_attempts(sheet: Sheet) -> Sheet:
    """The sheet with what each student handed in first; who made one attempt stays as they are."""
    rows = [
        row if row.first is None else replace(row, cells=row.first, first=None)
        for row in sheet.students
    ]
    return replace(sheet, students=rows)
