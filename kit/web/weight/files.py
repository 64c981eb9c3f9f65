"""The static files, read once: their contents, compressed, and one fingerprint of all."""

import gzip
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from kit.content.paths import templates_root
from kit.web.weight.bootstrap import cut, whole_sheet, words_of

#: Under this name the pages ask for what is left of Bootstrap's style sheet.
BOOTSTRAP: Final = "bootstrap.css"
#: 64 bits, in hexadecimal digits.
FINGERPRINT_LENGTH: Final = 16
#: What compressing must save to be worth a reply that differs by what is asked for.
_WORTH: Final = 0.9
#: Types by name, since what the system has of its own may differ, as Windows' registry does.
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is sent. `packed` is it in gzip's form, or None where that saves little."""

    content: bytes
    packed: bytes | None
    media_type: str
    digest: str


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """All of them by their names, such as `items/figures.js`."""

    by_name: Mapping[str, StaticFile]
    #: Another as soon as any of them differs in name or content.
    fingerprint: str


def static_folder() -> Path:
    """Where our own style sheets and scripts lie."""
    return Path(__file__).parent.parent.parent / "static"


@cache
def static_files() -> StaticFiles:
    """Our own, and the part of Bootstrap's that they and the templates can use."""
    folder = static_folder()
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    contents[BOOTSTRAP] = bootstrap_part(contents).encode()
    return read_files(contents)


def bootstrap_part(contents: Mapping[str, bytes]) -> str:
    """Bootstrap's sheet, cut to what stands in the templates and in these scripts."""
    scripts = [content.decode() for name, content in contents.items() if name.endswith(".js")]
    templates = [path.read_text("utf-8") for path in templates_root().rglob("*.html")]
    return cut(whole_sheet(), words_of([*scripts, *templates]))


def read_files(contents: Mapping[str, bytes]) -> StaticFiles:
    """What is sent, from the contents by name."""
    by_name = {name: read_file(name, content) for name, content in contents.items()}
    names = "\n".join(f"{name} {by_name[name].digest}" for name in sorted(by_name))
    return StaticFiles(by_name, sha256(names.encode()).hexdigest()[:FINGERPRINT_LENGTH])


def read_file(name: str, content: bytes) -> StaticFile:
    """A file as it is sent: its type by the name's ending."""
    # Without a time in it: the same file is the same bytes at each start.
    packed = gzip.compress(content, mtime=0)
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return StaticFile(
        content,
        packed if len(packed) < _WORTH * len(content) else None,
        _TYPES.get(Path(name).suffix, guessed),
        sha256(content).hexdigest()[:FINGERPRINT_LENGTH],
    )
