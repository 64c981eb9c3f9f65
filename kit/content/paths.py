"""Where the shipped files lie: inside an installed wheel, or in the checkout."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent.parent


def shipped_root() -> Path:
    """The folder that holds lessons/, exercises/ and templates/ as shipped."""
    packed = _PACKAGE / "_shipped"
    return packed if packed.is_dir() else _PACKAGE.parent


def templates_root() -> Path:
    """The folder of the templates."""
    return shipped_root() / "templates"
