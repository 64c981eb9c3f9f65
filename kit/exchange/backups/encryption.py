"""Encrypting a backup in the age format, so that a schedule needs no passphrase.

Once, a pair of keys is made. The public one encrypts, each time; the other opens what was encrypted
and is kept encrypted by the passphrase, beside what it opens. So whoever has the passphrase and one
file has everything, with the kit or with the program `age` alone (docs/backup.md).
"""

from typing import IO, Final

import pyrage

from kit.classroom.backups.errors import BadPassphrase
from kit.classroom.backups.state import Keys

#: As many characters as a teacher's password has at least.
PASSPHRASE_LEAST: Final = 12


class CannotOpen(Exception):
    """The passphrase is another one."""


class NotWhole(Exception):
    """What was encrypted is not all there, or was changed. Its text is the library's."""


class _Stream:
    """A file that remembers what the system refused: the library says so without its number."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.refused: OSError | None = None

    def read(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            self.refused = error
            raise

    def write(self, piece: bytes) -> int:
        try:
            return self._file.write(piece)
        except OSError as error:
            self.refused = error
            raise

    def flush(self) -> None:
        self._file.flush()


def new_keys(passphrase: str) -> Keys:
    """A new pair of keys under a passphrase; takes a second or two. Raises BadPassphrase."""
    if len(passphrase) < PASSPHRASE_LEAST:
        raise BadPassphrase(length=len(passphrase), least=PASSPHRASE_LEAST)
    identity = pyrage.x25519.Identity.generate()
    text = f"# public key: {identity.to_public()}\n{identity}\n"
    return Keys(str(identity.to_public()), pyrage.passphrase.encrypt(text.encode(), passphrase))


def encrypt(source: IO[bytes], target: IO[bytes], recipient: str) -> None:
    """Encrypt all that is left of `source`, a piece at a time. Raises OSError."""
    reader, writer = _Stream(source), _Stream(target)
    try:
        pyrage.encrypt_io(reader, writer, [pyrage.x25519.Recipient.from_str(recipient)])
    except (pyrage.EncryptError, OSError) as error:
        raise reader.refused or writer.refused or OSError(str(error)) from error


def decrypt(source: IO[bytes], target: IO[bytes], identity: bytes, passphrase: str) -> None:
    """Decrypt what `encrypt` wrote, a piece at a time. Raises CannotOpen, NotWhole or OSError."""
    try:
        text = pyrage.passphrase.decrypt(identity, passphrase).decode("ascii")
        key = next(line for line in text.splitlines() if not line.startswith("#"))
        opened = pyrage.x25519.Identity.from_str(key)
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError, StopIteration) as error:
        raise CannotOpen(str(error)) from error
    reader, writer = _Stream(source), _Stream(target)
    try:
        pyrage.decrypt_io(reader, writer, [opened])
    except (pyrage.DecryptError, OSError) as error:
        refused = reader.refused or writer.refused
        raise refused or NotWhole(str(error)) from error
