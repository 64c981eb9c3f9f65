"""LibreOffice, which opens the Word files of the kit as somebody without Word does."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

_NAMES: Final = ("soffice", "libreoffice")
_SECONDS: Final = 50


def office_or_skip() -> str:
    """The path of the program; one loud skip where there is none."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        message = (
            "NO LIBREOFFICE: install it to open the Word files "
            "(Debian: apt install --no-install-recommends libreoffice-writer-nogui)"
        )
        if os.environ.get("KIT_REQUIRE_LIBREOFFICE"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def pages_in_office(files: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The text of each page of each file, by its name, as LibreOffice prints them."""
    office = office_or_skip()
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    paths = [str(folder / f"{name}.docx") for name in files]
    done = subprocess.run(
        [*command, *paths], capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    assert done.returncode == 0, done.stderr
    return {
        name: [page.extract_text() for page in PdfReader(folder / f"{name}.pdf").pages]
        for name in files
    }
