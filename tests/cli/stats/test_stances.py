from pathlib import Path

from kit.cli.stats.stances import stances_table
from kit.content.library import load_library
from tests.support import rewriting
from tests.support.room import write_content


def test_type_without_doubt_or_trust_has_none(tmp_path: Path) -> None:
    root = write_content(tmp_path)
    (root / "exercises/02-straight.yaml").write_text(rewriting.EXERCISE, encoding="utf-8")
    (root / "exercises/02-straight.key.yaml").write_text(rewriting.KEY, encoding="utf-8")
    title, rows = stances_table(load_library(root))
    assert title == (
        "Credit for whoever is always suspicious, or always trusting (45 % or less of each;\n"
        "-: no answer of its type is one of doubt or trust)"
    )
    lines = [line.split() for line in rows.splitlines()[1:]]
    assert [line[1:] for line in lines] == [["38", "%", "50", "%"], ["-", "-"]]
