"""Build what is handed on, into dist/: `python -m scripts.wheel`.

The wheel; its bill of materials, which it carries; and a zip with both, the versions that it was
tested with, and what starts it by a double click on Windows, macOS and Linux.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scripts.bill import NAME as BILL
from scripts.build_version import ROOT

STARTING = ROOT / "scripts" / "starting"
LOCK = ROOT / "requirements" / "run.txt"
DIST = ROOT / "dist"
#: Read and written by its owner, read by all; what starts is run, too.
_FILE, _PROGRAM = 0o100644, 0o100755


def build_wheel(folder: Path) -> Path:
    """The wheel of this checkout, built without the network."""
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        sys.exit(f"{done.stdout}{done.stderr}\nwhose-words: the wheel cannot be built (see above).")
    return max(folder.glob("whose_words-*.whl"), key=lambda path: path.stat().st_mtime)


def bill_beside(wheel: Path) -> Path:
    """The bill of materials that a wheel carries, written beside it."""
    version = wheel.name.split("-")[1]
    path = wheel.with_name(f"whose-words-{version}.cdx.json")
    with ZipFile(wheel) as packed:
        path.write_bytes(packed.read(f"whose_words-{version}.dist-info/sboms/{BILL}"))
    return path


#: What is clicked on; beside them stands what builds a bundle.
_STARTERS: Final = "Whose Words.*"


def zip_for_teachers(wheel: Path) -> Path:
    """A zip of one folder: unpack it, and start by a double click."""
    version = wheel.name.split("-")[1]
    path, bill = wheel.with_name(f"whose-words-{version}.zip"), bill_beside(wheel)
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for source, name in (
            (wheel, wheel.name),
            (LOCK, "tested.txt"),
            (bill, bill.name),
            *((start, start.name) for start in sorted(STARTING.glob(_STARTERS))),
        ):
            entry = ZipInfo(f"Whose Words/{name}")
            entry.external_attr = (_PROGRAM if name.endswith(".command") else _FILE) << 16
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, source.read_bytes())
    return path


def main() -> None:
    """Build all of it, and say where it is."""
    wheel = build_wheel(DIST)
    for path in (wheel, bill_beside(wheel), zip_for_teachers(wheel)):
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
