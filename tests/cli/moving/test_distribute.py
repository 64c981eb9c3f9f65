"""`kit distribute`, as whoever sits at the kit's computer types it."""

from pathlib import Path

import pytest

from tests.support import commands

pytestmark = pytest.mark.process


def test_kit_on_a_file_is_told_how_to_move(tmp_path: Path) -> None:
    said = commands.run("distribute", "--yes", variables={"KIT_DATA": str(tmp_path)})
    assert said == (
        1,
        "",
        (
            f"Nothing was changed. The database {tmp_path / 'kit.sqlite3'} is a file, and a cluster is "
            "of PostgreSQL servers. Move the classes to a server first: kit move "
            "postgresql://USER:PASSWORD@HOST/NAME\n"
        ),
    )
