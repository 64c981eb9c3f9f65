"""Each state names a fault that there is."""

from kit.store.database import faults
from kit.store.database.faults import Fault
from kit.store.database.postgres.states import NAMES, name_of


def test_each_state_names_a_fault() -> None:
    known = {fault.name for fault in vars(faults).values() if isinstance(fault, Fault)}
    assert set(NAMES.values()) <= known
    assert [name_of(state) for state in ("08P01", "57014", "23505")] == [
        "DatabaseUnreachable",
        "DatabaseSlow",
        None,
    ]
