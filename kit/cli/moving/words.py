"""What `kit move` says when all is there. Pure."""

from kit.exchange.moving.holdings import told
from kit.exchange.moving.moving import Report
from kit.settings import Settings

_HERE = (
    "Nothing was deleted here. `kit serve` does not start with this copy any more, so that no "
    "class goes on in two places."
)


def moved_lines(where: str, report: Report) -> list[str]:
    """What was moved, and what was compared, in numbers."""
    rows = sum(report.comparison.rows.values())
    was_there = (
        " They were there already, from a move that was cut off." if report.was_there else ""
    )
    return [
        f"Moved to {where}: {told(report.counts)}.{was_there}",
        (
            f"Compared there with what is here: {rows:,} rows of {len(report.comparison.rows)} "
            f"tables, {report.comparison.values:,} values. All are equal."
        ),
    ]


def after_folder(folder: str) -> list[str]:
    """How to go on."""
    return [
        "The signing key went along, so that everybody stays signed in.",
        f"Start the kit there: kit serve --data {_quoted(folder)}",
        _HERE,
    ]


def after_server(settings: Settings, url: str, key: str | None) -> list[str]:
    """How to go on; `key`: shown, since that was asked for."""
    if key is not None:
        own = f"KIT_SECRET_KEY={key}"
    elif settings.secret_key is not None:
        own = "KIT_SECRET_KEY as it is set here"
    else:
        own = f"KIT_SECRET_KEY: what stands in {settings.data / 'secret-key'}"
    return [
        "Start the kit at the server with",
        f"  KIT_DATABASE_URL={url}",
        f"  {own}",
        (
            "With another key nothing is lost, and everybody signs in again: teachers by their "
            "passwords, students by their personal codes."
        ),
        _HERE,
    ]


def _quoted(folder: str) -> str:
    return f'"{folder}"' if " " in folder else folder
