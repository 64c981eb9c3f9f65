"""What `kit serve` says where the classes were moved away from."""

from kit.classroom.keeping.moved import go_on_here, moved_away
from kit.cli.options import stop
from kit.settings import Settings
from kit.store.engine import open_store
from kit.store.migrate import DatabaseProblem, first_use


def refuse_moved_away(settings: Settings, *, go_on: bool) -> None:
    """End the command where the classes live elsewhere now; `go_on`: they are to live here again.

    Two copies of a class that are both answered in can never be made one again.
    """
    store = open_store(settings.database_url)
    try:
        with first_use(settings.database_url):
            moved = moved_away(store)
            if moved and go_on:
                go_on_here(store)
    except DatabaseProblem as problem:
        stop(str(problem))
    finally:
        store.close()
    if moved and not go_on:
        stop(
            f"These classes were moved to {moved.to} on {moved.at:%d %B %Y at %H:%M} UTC: start "
            "the kit there. What was done there since is not here, and two copies that are both "
            "used cannot be put together again. If the other one is lost, go on with this one: "
            "`kit serve --go-on-here`, once."
        )
