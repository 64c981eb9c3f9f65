"""Write the table of docs/security.md anew from tests/asvs.yaml: `python -m scripts.asvs_table`."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
ENTRIES: Final = ROOT / "tests" / "asvs.yaml"
PAGE: Final = ROOT / "docs" / "security.md"
#: What stands behind it is made here.
HEADING: Final = "## OWASP ASVS 5.0, levels 1 and 2\n"
STATES: Final = ("met", "not applicable", "not met")
CHAPTERS: Final = {
    1: "Encoding and Sanitization",
    2: "Validation and Business Logic",
    3: "Web Frontend Security",
    4: "API and Web Service",
    5: "File Handling",
    6: "Authentication",
    7: "Session Management",
    8: "Authorization",
    9: "Self-contained Tokens",
    10: "OAuth and OIDC",
    11: "Cryptography",
    12: "Secure Communication",
    13: "Configuration",
    14: "Data Protection",
    15: "Secure Coding and Architecture",
    16: "Security Logging and Error Handling",
    17: "WebRTC",
}

Entry = Mapping[str, Any]


def entries(text: str) -> Mapping[str, Entry]:
    """The requirements by their id, as the file has them: level, words, state and what shows it."""
    read: Mapping[str, Entry] = YAML(typ="safe").load(text)
    return read


def chapter_of(name: str) -> int:
    """The chapter of a requirement, 1 to 17."""
    return int(name.partition(".")[0])


def counts(all_of: Mapping[str, Entry]) -> Counter[tuple[int, int, str]]:
    """How many there are, by chapter, level and state."""
    return Counter(
        (chapter_of(name), entry["level"], entry["state"]) for name, entry in all_of.items()
    )


def table(all_of: Mapping[str, Entry]) -> str:
    """All of the section but its heading."""
    return "\n".join([*_summary(all_of), *_chapters(all_of)]) + "\n"


def _summary(all_of: Mapping[str, Entry]) -> Iterator[str]:
    numbers = counts(all_of)
    yield ""
    yield (
        "Each requirement by its id, in our own words: the standard's stand in the standard. "
        "Made by `python -m scripts.asvs_table` from `tests/asvs.yaml`; a test holds the two to "
        "each other, and looks that each test that is named is there and not left out."
    )
    yield ""
    heads = [f"level {level}: {state}" for level in (1, 2) for state in STATES]
    yield _row(["chapter", *heads])
    yield _row(["---"] * (1 + len(heads)))
    for chapter, title in CHAPTERS.items():
        yield _row([f"V{chapter} {title}", *_numbers(numbers, [chapter])])
    yield _row(["all", *_numbers(numbers, list(CHAPTERS))])


def _numbers(numbers: Mapping[tuple[int, int, str], int], chapters: Sequence[int]) -> list[str]:
    return [
        str(sum(numbers.get((chapter, level, state), 0) for chapter in chapters))
        for level in (1, 2)
        for state in STATES
    ]


def _chapters(all_of: Mapping[str, Entry]) -> Iterator[str]:
    for chapter, title in CHAPTERS.items():
        yield from ("", f"### V{chapter} {title}", "")
        yield _row(["id", "level", "what is asked", "here"])
        yield _row(["---"] * 4)
        for name, entry in all_of.items():
            if chapter_of(name) == chapter:
                yield _row([f"`{name}`", str(entry["level"]), entry["words"], here(entry)])


def here(entry: Entry) -> str:
    """What becomes of a requirement here, in a cell."""
    shown = "; ".join(map(_in_words, entry.get("tests", ())))
    match entry["state"]:
        case "met":
            parts = [entry.get("document", ""), shown and f"Shown by {shown}."]
            return "**Met.** " + " ".join(filter(None, parts))
        case "not applicable":
            return f"Not applicable. {entry['why']}"
    instead = f"Instead: {entry['instead']}"
    return " ".join(
        filter(None, [f"**Not met.** {entry['why']}", instead, shown and f"Shown by {shown}."])
    )


def _in_words(test: str) -> str:
    """A test by what it claims, and its file: names in one piece leave a table no room."""
    path, _, name = test.partition("::")
    return f"*{name.removeprefix('test_').replace('_', ' ')}* ({path})"


def _row(cells: Sequence[str]) -> str:
    escaped = " | ".join(cell.replace("|", r"\|") for cell in cells)
    return f"| {escaped} |"


def page_with(page: str, made: str) -> str:
    """The page with this table in its place. Raises ValueError where it has none."""
    before, heading, _old = page.partition(HEADING)
    if not heading:
        message = f"{PAGE.name} has no {HEADING.strip()!r}"
        raise ValueError(message)
    return before + heading + made


def main() -> None:
    """Write the page."""
    page = page_with(PAGE.read_text("utf-8"), table(entries(ENTRIES.read_text("utf-8"))))
    PAGE.write_text(page, "utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
