"""Zips as somebody may bring them: sound, changed by hand, and made to harm."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from kit.content.library import Library
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, NOTES, DraftKind
from kit.exchange.authoring.package import Package, Terms, package_of, packed
from kit.exchange.authoring.received import Received, Refused, read_package
from tests.support import room

OWN = {
    EXERCISE: room.EXERCISE.replace("lesson: 01-three-claims\n", "# Ours.\n"),
    KEY: room.KEY,
    ARTICLES: room.ARTICLES,
}
READING = {LESSON: room.LESSON, NOTES: room.NOTES, ARTICLES: room.ARTICLES}
TERMS = Terms("CC BY 4.0", "Ines Aydin", "The Ellsworth Courier, 14 October 2026")
PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def own_package(**changed: Any) -> Package:
    """The tiny exercise as it is handed on, without a lesson."""
    return package_of(
        DraftKind.EXERCISE, "three-claims", OWN, Library.empty(), terms=TERMS, **changed
    )


def lesson_package() -> Package:
    """The tiny lesson, with a picture."""
    pictures = {"a-road.svg": PICTURE}
    return package_of(
        DraftKind.LESSON, "01-three-claims", READING, Library.empty(), pictures, terms=TERMS
    )


def files_of(package: Package) -> dict[str, bytes]:
    """The files of a package by path."""
    with zipfile.ZipFile(io.BytesIO(packed(package))) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files, whatever they are called."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as parts:
        for name, content in files.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = entry.orig_filename = name
            entry.compress_type = method
            parts.writestr(entry, content)
    return stream.getvalue()


def with_slip(**changed: Any) -> bytes:
    """The tiny exercise with fields of whose-words.json changed."""
    files = files_of(own_package())
    slip = json.loads(files["whose-words.json"]) | changed
    return zipped({**files, "whose-words.json": json.dumps(slip)})


def refusal(raw: bytes, library: Library | None = None) -> str:
    """Why a file is refused, in its one sentence."""
    refused = read_package(raw, library or Library.empty())
    assert isinstance(refused, Refused), refused
    (reason,) = refused.reasons
    return str(reason)


def taken(raw: bytes, library: Library | None = None) -> Received:
    """What comes in."""
    received = read_package(raw, library or Library.empty())
    assert isinstance(received, Received), [str(one) for one in received.reasons]
    return received
