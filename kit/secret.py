"""The key that signs cookies: given, or made once and kept in the data folder.

From it comes this computer's secret, which the link to the teacher's pages carries.
"""

import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Final

from kit.settings import Settings
from kit.settings.parsing import SECRET_LEAST
from kit.store.private import LinkInPlace, read_private

_FILE = "secret-key"
#: In the link to the teacher's pages: the word of its query before the secret.
LINK_WORD: Final = "computer"
_COMPUTER: Final = b"a browser of the computer that the kit runs on"
_COMPUTER_BYTES: Final = 16


class NoKey(Exception):
    """The key's file is cut off, a link or something else. Its text is the line to show."""


def signing_key(settings: Settings) -> str:
    """KIT_SECRET_KEY, or the data folder's own, made at the first start (readable by the owner).

    Raises OSError where the folder cannot be written to, NoKey where the file holds no key.
    """
    if settings.secret_key is not None:
        return settings.secret_key
    path = key_file(settings)
    if not path.exists():
        _make(path)
    return stored_key(path)


def key_file(settings: Settings) -> Path:
    """Where the data folder's own key lies."""
    return settings.data / _FILE


def stored_key(path: Path) -> str:
    """The key that is kept there. Raises OSError, and NoKey where it is none."""
    try:
        key = read_private(path).decode("ascii", "replace").strip()
    except LinkInPlace as problem:
        raise NoKey(str(problem)) from problem
    if len(key) < SECRET_LEAST or not key.isascii():
        # Cut off by a full disk, say. Another key signs everybody out, and harms nothing else.
        message = (
            f"The file {path} holds no key to sign cookies with. Delete it: the next start makes "
            "another, and everybody signs in again."
        )
        raise NoKey(message)
    return key


def computer_secret(key: bytes) -> str:
    """What a browser of this computer has, and none that comes through a web server on it.

    It follows from the signing key and not the other way: one file to keep, the same from start
    to start, and for all processes that sign alike.
    """
    digest = hmac.digest(key, _COMPUTER, "sha256")[:_COMPUTER_BYTES]
    return urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def put_key(folder: Path, key: str) -> None:
    """Have a data folder sign with this key; another one that is there is kept under another name.

    `key` is ASCII, as files hold it. Raises LinkInPlace or OSError.
    """
    path = folder / _FILE
    if path.exists():
        if read_private(path).decode("ascii", "replace").strip() == key:
            return
        path.rename(path.with_name(f"{_FILE}.before-{secrets.token_hex(4)}"))
    _make(path, key)


def _make(path: Path, key: str | None = None) -> None:
    """Written aside and linked into place, so that two starts at once agree on one key."""
    aside = path.with_name(f"{_FILE}.{secrets.token_hex(8)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key or secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    except OSError:
        # A file system without hard links, on a stick perhaps; nobody starts two kits there.
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
