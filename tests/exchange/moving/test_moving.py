from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from kit.classroom.keeping.moved import MovedAway, go_on_here, moved_away
from kit.exchange.moving import moving, to_folder
from kit.exchange.moving.moving import MovedUnnoted, MoveRefused
from kit.store.database.problems import shown
from kit.store.engine import Store, open_store
from kit.store.rows.comparing import Comparison, Difference
from kit.store.rows.copying import Progress
from kit.store.rows.counting import counts
from tests.support.moving import (
    KEY,
    NOW,
    WORKS,
    filled,
    move,
    own_database,
    put_new_database,
    unlike,
    url_of,
)

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


@pytest.fixture(params=["sqlite", POSTGRES])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A filled kit on either database."""
    with filled(request.param, tmp_path) as store:
        yield store


@pytest.fixture(autouse=True)
def ready_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new database is copied: all steps up to this schema take longer than most tests."""
    monkeypatch.setattr(to_folder, "upgrade", put_new_database)


@pytest.fixture(params=["folder", POSTGRES])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Where nothing is yet: a folder that is not there, and a new database of a server."""
    if request.param == "folder":
        yield tmp_path / "stick"
        return
    with own_database("postgres", tmp_path) as url:
        yield url


def where(target: Path | str) -> str:
    """How messages name it."""
    return str(target) if isinstance(target, Path) else shown(target)


def database(target: Path | str) -> str:
    """How messages name its database."""
    return (
        str(target / "kit.sqlite3") if isinstance(target, Path) else f"The database {shown(target)}"
    )


@pytest.mark.sampled(2)
def test_everything_reads_back_equal_and_the_source_says_where_it_went(
    source: Store, target: Path | str
) -> None:
    with source.reading() as connection:
        before = counts(connection)
    report = move(source, target)
    assert (report.counts, report.was_there) == (before, False)
    assert report.comparison.rows == {**before, "alembic_version": 1}
    (difference,) = unlike(source, target)
    assert str(difference) == "kit_state (name=#1a19c391): only in the first"
    assert moved_away(source) == MovedAway(NOW, where(target))
    there = open_store(url_of(target))
    assert moved_away(there) is None
    there.close()


@pytest.mark.sampled(1)
def test_there_and_back_is_what_it_was(source: Store, target: Path | str, tmp_path: Path) -> None:
    move(source, target)
    there = open_store(url_of(target))
    move(there, tmp_path / "back")
    there.close()
    assert [difference.table for difference in unlike(source, tmp_path / "back")] == ["kit_state"]


@pytest.mark.sampled(1)
def test_what_was_moved_is_not_moved_again_unless_it_is_used_again(
    source: Store, target: Path | str, tmp_path: Path
) -> None:
    move(source, target)
    with pytest.raises(MoveRefused) as caught:
        move(source, tmp_path / "another")
    assert str(caught.value) == (
        f"These classes were moved to {where(target)} on 30 November 2026 at 13:20 UTC: move on "
        "from there. If that copy is lost and this one is to be used again, start it once with "
        "`kit serve --go-on-here`, then move it."
    )
    go_on_here(source)
    assert moved_away(source) is None
    move(source, tmp_path / "another")


@pytest.mark.sampled(1)
def test_target_with_classes_is_left_as_it_is(source: Store, target: Path | str) -> None:
    """It tells what it holds; after one answer more it is another kit."""
    move(source, target)
    go_on_here(source)
    there = open_store(url_of(target))
    with there.writing() as connection:
        connection.execute(text("DELETE FROM mark"))
    there.close()
    with pytest.raises(MoveRefused) as caught:
        move(source, target)
    advice = (
        "Name another folder, or put that database somewhere else first."
        if isinstance(target, Path)
        else "Name a database that no kit uses."
    )
    assert str(caught.value) == (
        f"{database(target)} holds {WORKS} already, and nothing is moved over them. {advice}"
    )
    assert moved_away(source) is None


@pytest.mark.sampled(1)
def test_move_that_was_cut_off_before_the_source_could_say_so_is_found_done(
    source: Store, target: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_connection: object, _moved: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(moving, "note_moved_in", cut_off)
        with pytest.raises(KeyboardInterrupt):
            move(source, target)
    assert moved_away(source) is None
    assert unlike(source, target) == []
    assert move(source, target).was_there
    assert moved_away(source) == MovedAway(NOW, where(target))


@pytest.mark.long
@pytest.mark.sampled(1)
def test_source_that_cannot_say_so_is_told(
    source: Store, target: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: object, _moved: object) -> None:
        connection.execute(text("SELECT a FROM no_such_table"))  # type: ignore[attr-defined]  # wrong on purpose

    monkeypatch.setattr(moving, "note_moved_in", fail)
    with pytest.raises(MovedUnnoted) as caught:
        move(source, target)
    assert str(caught.value).startswith(
        f"Everything is in {where(target)}, and was compared; but that cannot be noted here ("
    )
    assert str(caught.value).endswith(
        "). Do not go on here. Run this again once that is mended: it compares, and notes it."
    )
    assert unlike(source, target) == []


@pytest.mark.sampled(1)
def test_value_that_does_not_read_back_is_told_and_nothing_is_there(
    source: Store, target: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    difference = Difference("mark", ("item_id=#1234",), "credit", in_a=True, in_b=True)
    comparison = Comparison({}, 0, (difference,) * 5)
    with monkeypatch.context() as patch:
        patch.setattr(moving, "compare", lambda *_arguments: comparison)
        with pytest.raises(MoveRefused) as caught:
            move(source, target)
    shown_one = "mark (item_id=#1234): another value of credit"
    assert str(caught.value) == (
        f"What was written does not read back as it was ({'; '.join([shown_one] * 3)}). The disk "
        "or the server may be at fault: try another one, and check this one."
    )
    assert moved_away(source) is None
    if isinstance(target, Path):
        assert [path.name for path in target.iterdir()] == []
    move(source, target)


@pytest.mark.long
@pytest.mark.sampled(1)
def test_kit_that_has_just_begun_is_written_over(source: Store, target: Path | str) -> None:
    """It was started once, and nobody made an account: its own facts go."""
    if isinstance(target, Path):
        target.mkdir()
        (target / "secret-key").write_text("another key of forty letters, or nearly so")
    put_new_database(url_of(target))
    there = open_store(url_of(target))
    with there.writing() as connection:
        connection.execute(text("INSERT INTO kit_state VALUES ('kit', 'another one')"))
    there.close()
    move(source, target)
    assert len(unlike(source, target)) == 1
    if isinstance(target, Path):
        assert (target / "secret-key").read_text() == KEY
        assert len(list(target.glob("secret-key.before-*"))) == 1


def test_nothing_to_move(target: Path | str, tmp_path: Path) -> None:
    with own_database("sqlite", tmp_path) as url:
        empty = open_store(url)
        with pytest.raises(MoveRefused) as caught:
            move(empty, target)
        empty.close()
    assert str(caught.value) == "There is nothing to move: no teacher has an account here yet."


@pytest.mark.sampled(1)
def test_row_that_the_target_does_not_take_is_told(target: Path | str, tmp_path: Path) -> None:
    with filled("sqlite", tmp_path) as store:
        with store.writing() as connection:
            connection.execute(text("UPDATE student SET name = :name"), {"name": "M" * 90})
        if isinstance(target, Path):
            move(store, target)  # SQLite takes any length
            return
        with pytest.raises(MoveRefused) as caught:
            move(store, target)
        assert str(caught.value) == (
            "The other database does not take a row of student: value too long for type character "
            "varying(80)."
        )
        there = open_store(target)
        with there.reading() as connection:
            assert not any(counts(connection).values())
        there.close()


@pytest.mark.sampled(1)
def test_bar_comes_to_its_end(source: Store, target: Path | str) -> None:
    totals: list[int] = []
    steps: list[int] = []

    def report(total: int) -> Progress:
        totals.append(total)
        return lambda _table, number: steps.append(number)

    move(source, target, report)
    assert totals == [sum(steps)]


@pytest.mark.sampled(1)
def test_somebody_who_writes_is_waited_for_and_told(source: Store, target: Path | str) -> None:
    """No row comes in while the others are copied."""
    url = source.engine.url.render_as_string(hide_password=False)
    other = open_store(url, patience=0.1)
    seen: list[str] = []

    def write(*_arguments: object) -> None:
        if seen:
            return
        seen.append("tried")
        try:
            with other.writing() as connection:
                connection.execute(text("DELETE FROM mark"))
        except Exception as error:  # noqa: BLE001 - the error is the result
            seen.append(type(error).__name__)

    move(source, target, lambda _total: write)
    other.close()
    assert seen == ["tried", "DatabaseFault" if source.is_sqlite else "OperationalError"]
    assert len(unlike(source, target)) == 1
