"""The made-up class as the tests look at it."""

from collections.abc import Mapping

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.demo.build import make_demo
from kit.classroom.reports.results import Results, results
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from tests.support.room import NOON, make_teacher
from tests.support.shipped import shipped_library

SHIPPED = shipped_library()
#: Who looks at the class runs in one process: each would make it anew.
ONE_PROCESS = pytest.mark.xdist_group("class of the demo")


class Shown:
    """A store with nothing but the made-up class."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.teacher = make_teacher(store)
        self.classroom = make_demo(store, SHIPPED, self.teacher, NOON)

    def assignments(self) -> Mapping[str, AssignmentRecord]:
        found = assignments.assignments_of(self.store, self.classroom)
        return {record.exercise_id: record for record in found}

    def of(self, exercise: str) -> Results:
        return results(self.store, self.classroom, self.assignments()[exercise].id, NOON)
