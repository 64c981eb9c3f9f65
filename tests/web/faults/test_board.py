"""The log has a line a minute, and the teacher's pages what stands."""

from dataclasses import dataclass, field

import pytest

from kit.store.database.faults import DAMAGED, FULL, LOCKED
from kit.web.faults.board import FaultBoard


@dataclass
class Clock:
    """A clock that stands until it is told, and the log."""

    now: float = 100.0
    said: list[str] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def board(clock: Clock) -> FaultBoard:
    return FaultBoard(clock.said.append, clock)


def test_fault_is_said_at_once_and_then_once_a_minute_with_a_count(
    board: FaultBoard, clock: Clock
) -> None:
    for second in range(150):
        clock.now = 100.0 + second
        for _ in range(50):
            board.note(FULL, "It is full.")
    assert clock.said == [
        "It is full.",
        "It is full. Met 3000 times more.",
        "It is full. Met 3000 times more.",
    ]


def test_another_fault_is_said_at_once(board: FaultBoard, clock: Clock) -> None:
    board.note(FULL, "It is full.")
    board.note(LOCKED, "It is locked.")
    assert clock.said == ["It is full.", "It is locked."]
    assert board.fault is LOCKED


def test_faults_that_take_turns_have_a_line_a_minute_each(board: FaultBoard, clock: Clock) -> None:
    for second in range(90):
        clock.now = 100.0 + second
        board.note(FULL, "It is full.")
        board.note(LOCKED, "It is locked.")
    assert clock.said == [
        "It is full.",
        "It is locked.",
        "It is full. Met 60 times more.",
        "It is locked. Met 60 times more.",
    ]
    assert board.fault is LOCKED


def test_fault_that_comes_and_goes_with_each_request_has_a_line_a_minute(
    board: FaultBoard, clock: Clock
) -> None:
    for second in range(90):
        clock.now = 100.0 + second
        board.note(FULL, "It is full.")
        clock.now += 0.5
        assert board.standing(good_at=clock.now) is None
    over = "The database can be written to again. Requests that met this since "
    assert [line.partition(over)[0] or over for line in clock.said] == [
        "It is full.",
        over,
        "It is full. Met 60 times more.",
        over,
    ]


def test_fault_that_is_met_after_more_than_a_minute_is_said_plainly(
    board: FaultBoard, clock: Clock
) -> None:
    board.note(FULL, "It is full.")
    clock.now += 61
    board.note(FULL, "It is full.")
    assert clock.said == ["It is full.", "It is full."]


def test_fault_stands_until_something_is_written(board: FaultBoard, clock: Clock) -> None:
    board.note(FULL, "It is full.")
    board.note(FULL, "It is full.")
    standing = board.standing(good_at=99.0)
    assert standing is not None
    fault, since = standing
    assert fault is FULL
    assert board.standing(good_at=101.0) is None
    assert clock.said[1:] == [
        f"The database can be written to again. Requests that met this since {since:%H:%M:%S}: 2."
    ]
    assert board.standing(good_at=99.0) is None


def test_fault_that_nobody_meets_any_more_is_not_said_to_stand(
    board: FaultBoard, clock: Clock
) -> None:
    board.note(FULL, "It is full.")
    clock.now += 119
    assert board.standing(0.0) is not None
    clock.now += 2
    assert board.standing(0.0) is None
    assert clock.said == ["It is full."]


def test_damage_is_not_over_with_a_write(board: FaultBoard, clock: Clock) -> None:
    board.note(DAMAGED, "It is damaged.")
    assert board.standing(good_at=clock.now + 1) is not None


def test_board_knows_whether_something_was_refused(board: FaultBoard) -> None:
    assert not board.has_refused
    board.note(FULL, "a", refused=False)
    assert not board.has_refused
    board.note(FULL, "a")
    board.note(FULL, "a", refused=False)
    assert board.has_refused
