"""Sizes are bounded, so that each file can be read at one sitting, without exceptions; and tests
are where one looks: what has none at the mirrored place stands in a list that only shrinks.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.support.trees import ONE_PROCESS, tree_of

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
#: The steps of the schema are no modules to read or to extend: each is written once.
MIGRATIONS = ROOT / "kit" / "store" / "migrations"
KIT = [path for path in sorted((ROOT / "kit").rglob("*.py")) if MIGRATIONS not in path.parents]
PYTHON = [*KIT, *sorted((ROOT / "scripts").rglob("*.py"))]
STATIC = sorted(
    path for path in (ROOT / "kit" / "static").rglob("*") if path.suffix in {".js", ".css"}
)

#: Modules whose tests stand elsewhere: in a broad file, or in that of the module above them.
UNMIRRORED = (
    "kit/classroom/answer_files/answer_file.py",
    "kit/classroom/answer_files/errors.py",
    "kit/classroom/answering/acknowledgement.py",
    "kit/classroom/answering/device_tokens.py",
    "kit/classroom/answering/open_ballot.py",
    "kit/classroom/answering/tasks.py",
    "kit/classroom/assignments/key_lineage.py",
    "kit/classroom/errors.py",
    "kit/classroom/feedback/attempt_summary.py",
    "kit/classroom/keys/errors.py",
    "kit/classroom/keys/unparsed_answers.py",
    "kit/classroom/live/errors.py",
    "kit/classroom/live/participant.py",
    "kit/classroom/live/remote.py",
    "kit/classroom/people/errors.py",
    "kit/classroom/reports/figure_pages.py",
    "kit/classroom/reports/pages.py",
    "kit/classroom/reports/pre_post/caveats.py",
    "kit/classroom/reports/results.py",
    "kit/classroom/reports/vote_cells.py",
    "kit/content/articles.py",
    "kit/content/bounds.py",
    "kit/content/exercise.py",
    "kit/content/key.py",
    "kit/content/lesson.py",
    "kit/content/loading/content_index.py",
    "kit/content/loading/exercise_source.py",
    "kit/content/loading/lenient_parse.py",
    "kit/exchange/answer_file.py",
    "kit/exchange/results/class_json.py",
    "kit/exchange/results/figure_json.py",
    "kit/exchange/results/items_json.py",
    "kit/exchange/schemas.py",
    "kit/items/base.py",
    "kit/items/fields/base_models.py",
    "kit/items/fields/table.py",
    "kit/items/key_entries/entry_checks.py",
    "kit/items/partwise.py",
    "kit/items/passages/key_checks.py",
    "kit/items/rubric.py",
    "kit/results/estimation/clustered_shares.py",
    "kit/store/answer_files.py",
    "kit/store/answering/answers.py",
    "kit/store/answering/attempts.py",
    "kit/store/answering/mark_revisions.py",
    "kit/store/answering/marked_answers.py",
    "kit/store/answering/marks.py",
    "kit/store/assignments.py",
    "kit/store/export.py",
    "kit/store/kit_state.py",
    "kit/store/live/sessions.py",
    "kit/store/live/votes.py",
    "kit/store/models/answer_files.py",
    "kit/store/models/assignments.py",
    "kit/store/models/kit_state.py",
    "kit/store/models/live.py",
    "kit/store/models/teachers.py",
    "kit/store/people/classrooms.py",
    "kit/store/people/teachers.py",
    "kit/web/state.py",
    "kit/web/student/history.py",
)
#: The share of modules that have their test at the mirrored place.
LEAST_MIRRORED = 0.65


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def lengths(paths: list[Path]) -> dict[str, int]:
    """How many lines each file has."""
    return {name_of(path): len(lines_of(path)) for path in paths}


def functions_of(path: Path) -> Iterator[tuple[str, int]]:
    """Each function and method of a module with its number of lines, from `def` to its end."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def hold_to(cap: int, sizes: Mapping[str, int]) -> None:
    """Fail with the name and size of whatever is over its cap."""
    over = {name: size for name, size in sizes.items() if size > cap}
    assert over == {}, f"over the cap of {cap}: {over}"


def test_templates_are_short() -> None:
    hold_to(120, lengths(TEMPLATES))


def test_lines_of_templates_are_short() -> None:
    widest = {name_of(path): max(map(len, lines_of(path)), default=0) for path in TEMPLATES}
    hold_to(140, widest)


def test_scripts_and_styles_are_short() -> None:
    hold_to(300, lengths(STATIC))


def test_modules_are_short() -> None:
    hold_to(300, lengths(PYTHON))


@ONE_PROCESS
def test_functions_are_short() -> None:
    sizes: dict[str, int] = {}
    for path in PYTHON:
        for function, size in functions_of(path):
            name = f"{name_of(path)}: {function}"
            sizes[name] = max(size, sizes.get(name, 0))
    hold_to(40, sizes)


def test_folders_hold_few_modules() -> None:
    modules = Counter(name_of(path.parent) for path in KIT if path.name != "__init__.py")
    hold_to(12, modules)


def has_mirrored_test(path: Path) -> bool:
    """Whether a module of kit/ has its test under the same name at the same place of tests/."""
    place = ROOT / "tests" / path.relative_to(ROOT / "kit").parent
    return (place / f"test_{path.name}").is_file()


def test_modules_have_their_test_at_the_mirrored_place() -> None:
    modules = [path for path in KIT if path.name not in {"__init__.py", "__main__.py"}]
    without = [name_of(path) for path in modules if not has_mirrored_test(path)]
    new = sorted(set(without) - set(UNMIRRORED))
    assert new == [], f"modules without a test at the mirrored place: {new}"
    tested = sorted(set(UNMIRRORED) - set(without))
    assert tested == [], f"tested at the mirrored place or gone, so strike them: {tested}"
    assert list(UNMIRRORED) == sorted(UNMIRRORED)
    assert 1 - len(without) / len(modules) >= LEAST_MIRRORED
