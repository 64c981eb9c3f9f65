"""What is encrypted with the kept keys opens with the passphrase, and with nothing else."""

import io
import os
from typing import IO

import pyrage
import pytest

from kit.classroom.backups.errors import BadPassphrase
from kit.classroom.backups.state import Keys
from kit.exchange.backups.encryption import CannotOpen, NotWhole, decrypt, encrypt, new_keys
from tests.support.backups import PASSPHRASE

pytestmark = pytest.mark.slow  # a passphrase takes a second of the processor, on purpose

CONTENT = os.urandom(300_000)


@pytest.fixture(scope="module")
def keys() -> Keys:
    return new_keys(PASSPHRASE)


@pytest.fixture(scope="module")
def encrypted(keys: Keys) -> bytes:
    target = io.BytesIO()
    encrypt(io.BytesIO(CONTENT), target, keys.recipient)
    return target.getvalue()


def opened(raw: bytes, identity: bytes, passphrase: str = PASSPHRASE) -> bytes:
    target = io.BytesIO()
    decrypt(io.BytesIO(raw), target, identity, passphrase)
    return target.getvalue()


@pytest.mark.long
def test_passphrase_opens_what_was_encrypted_without_it(keys: Keys, encrypted: bytes) -> None:
    assert opened(encrypted, keys.identity) == CONTENT
    assert CONTENT[:64] not in encrypted


@pytest.mark.long
def test_two_steps_of_the_age_format_open_it(keys: Keys, encrypted: bytes) -> None:
    """As docs/backup.md says it for the program `age`: the identity first, then the rest."""
    assert encrypted.startswith(b"age-encryption.org/v1\n")
    assert keys.identity.startswith(b"age-encryption.org/v1\n-> scrypt ")
    text = pyrage.passphrase.decrypt(keys.identity, PASSPHRASE).decode()
    comment, line = text.splitlines()
    assert comment == f"# public key: {keys.recipient}"
    assert pyrage.decrypt(encrypted, [pyrage.x25519.Identity.from_str(line)]) == CONTENT


@pytest.mark.sampled(1)
@pytest.mark.parametrize("passphrase", ["", PASSPHRASE.upper(), PASSPHRASE + " ", "ä" * 20])
def test_another_passphrase_opens_nothing(keys: Keys, encrypted: bytes, passphrase: str) -> None:
    with pytest.raises(CannotOpen):
        opened(encrypted, keys.identity, passphrase)


@pytest.mark.long
def test_identity_that_is_none_opens_nothing(encrypted: bytes) -> None:
    with pytest.raises(CannotOpen):
        opened(encrypted, b"")
    with pytest.raises(CannotOpen):
        opened(encrypted, pyrage.passphrase.encrypt(b"# nothing\n", PASSPHRASE))


@pytest.mark.long
def test_what_was_cut_or_changed_is_not_whole(keys: Keys, encrypted: bytes) -> None:
    changed = encrypted[:70_000] + bytes([encrypted[70_000] ^ 1]) + encrypted[70_001:]
    for raw in (b"", encrypted[:100], encrypted[:-50], changed):
        with pytest.raises(NotWhole):
            opened(raw, keys.identity)


class Refusing(io.BytesIO):
    """A file on a disk that is full, or a stick that was taken away."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")

    def write(self, piece: object) -> int:
        raise OSError(28, "No space left on device")


def refused(source: IO[bytes], target: IO[bytes], keys: Keys) -> int | None:
    try:
        encrypt(source, target, keys.recipient)
    except OSError as error:
        return error.errno
    return None


@pytest.mark.long
def test_what_the_system_refuses_keeps_its_number(keys: Keys, encrypted: bytes) -> None:
    assert refused(io.BytesIO(CONTENT), Refusing(), keys) == 28
    assert refused(Refusing(), io.BytesIO(), keys) == 5
    with pytest.raises(OSError, match="No space") as caught:
        decrypt(io.BytesIO(encrypted), Refusing(), keys.identity, PASSPHRASE)
    assert caught.value.errno == 28


def test_short_passphrase_is_refused() -> None:
    with pytest.raises(BadPassphrase) as caught:
        new_keys("a" * 11)
    assert str(caught.value) == (
        "The passphrase has 11 characters. Choose one of 12 or more, such as five words that do not belong together, and keep it where the computer is not."
    )
