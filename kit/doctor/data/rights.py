"""Who may read and write what lies in the data folder; links in the place of files; the key."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State, Term
from kit.secret import NoKey, key_file, stored_key
from kit.server.holder import SUFFIX
from kit.store.database.connections import DATABASE_FILES
from kit.store.database.files import BACKUPS, unwritable
from kit.store.database.problems import file_of
from kit.store.private import LinkInPlace
from kit.vocabulary import N_

WELL: Final = Kind(
    "rights", State.WELL, N_("The kit may read and write its files, and nobody else may.")
)
UNWRITABLE: Final = Kind(
    "rights-missing",
    State.WRONG,
    N_(
        "Whoever started this may not read and write %(what)s (it belongs to %(owner)s, its mode "
        "is %(mode)s)."
    ),
    N_("Give yourself the right to it, or start the kit as the one it belongs to."),
)
LINK: Final = Kind(
    "rights-link",
    State.WRONG,
    N_("A link is in the place of a file or folder of the kit, which opens nothing through one."),
    N_(
        "Somebody else may have put it there. Move it away, and put the file or folder itself in "
        "its place."
    ),
)
OPEN_TO_OTHERS: Final = Kind(
    "rights-open",
    State.MIND,
    N_("Others on this computer may read or write this file (its mode is %(mode)s)."),
    N_("Make it yours alone: chmod 600, with the path."),
)
NO_KEY: Final = Kind(
    "key-missing",
    State.MIND,
    N_("The key that signs cookies is not there, and the database is."),
    N_(
        "Put the file secret-key back from a copy of the folder. Without it the next start makes "
        "another one: everybody signs in again, and students need their personal codes."
    ),
)
BAD_KEY: Final = Kind(
    "key-damaged",
    State.WRONG,
    N_("The file of the key that signs cookies holds no key."),
    N_(
        "Put it back from a copy of the folder, or delete it: the next start makes another one, "
        "and everybody signs in again."
    ),
)
_OTHERS: Final = 0o077


def check(facts: Facts) -> Sequence[Finding]:
    """The folder, the database's files and the key."""
    if not facts.settings.data.exists():
        return ()
    findings = list(_findings(facts))
    return findings or [WELL.at(facts.settings.data)]


def _findings(facts: Facts) -> Iterator[Finding]:
    settings = facts.settings
    files = _files(facts)
    links = [path for path in (*files, settings.data / BACKUPS) if path.is_symlink()]
    for path in links:
        yield LINK.at(path)
    for path in _locked(facts, files):
        status = path.stat()
        what = Term(N_("the folder") if path.is_dir() else N_("the file"))
        yield UNWRITABLE.at(path, what=what, owner=_owner(status.st_uid), mode=_mode(status))
    if os.name == "posix":
        for path in files:
            if path not in links and path.exists() and path.stat().st_mode & _OTHERS:
                yield OPEN_TO_OTHERS.at(path, mode=_mode(path.stat()))
    yield from _key(facts)


def _files(facts: Facts) -> list[Path]:
    """The paths of the kit's files in the folder, there or not."""
    settings = facts.settings
    database = file_of(settings.database_url)
    beside = (*DATABASE_FILES, SUFFIX) if database else ()
    return [key_file(settings), *(Path(f"{database}{suffix}") for suffix in beside)]


def _locked(facts: Facts, files: Sequence[Path]) -> list[Path]:
    """What may not be read and written: the data folder, the database's, or a file."""
    database = file_of(facts.settings.database_url)
    first = unwritable(database) if database else None
    more = [path for path in (facts.settings.data, files[0]) if not _may_use(path)]
    return list(dict.fromkeys([*more, *([first] if first else [])]))


def _may_use(path: Path) -> bool:
    own = os.access in os.supports_effective_ids
    need = os.R_OK | (os.W_OK | os.X_OK if path.is_dir() else 0)
    return not path.exists() or os.access(path, need, effective_ids=own)


def _owner(user: int) -> str:
    try:
        import pwd  # noqa: PLC0415 - not on every platform

        return pwd.getpwuid(user).pw_name
    except (ImportError, KeyError):
        return str(user)


def _mode(status: os.stat_result) -> str:
    return f"{stat.S_IMODE(status.st_mode):04o}"


def _key(facts: Facts) -> Iterator[Finding]:
    """The key of the folder, where none is set."""
    path = key_file(facts.settings)
    if facts.settings.secret_key is not None or path.is_symlink():
        return
    if not path.exists():
        if facts.database.is_there and facts.database.error is None:
            yield NO_KEY.at(path)
        return
    try:
        stored_key(path)
    except (NoKey, LinkInPlace):
        yield BAD_KEY.at(path)
    except OSError:
        return  # that it may not be read is said already
