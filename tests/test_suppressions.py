"""Each rule that is switched off on a line says why, in words of a list that is read as a whole."""

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]

#: The reasons there are. A new one belongs here first, and may not be needed after all.
REASONS: Final = frozenset(
    {
        "None fails the test",
        "a lambda's default",
        "a pair, not a setting",
        "a scene's arguments",
        "a template's macro",
        "a use case's arguments",
        "all of the block is the subject",
        "an item of any type",
        "any of its fields",
        "clear without a name",
        "closed by the caller",
        "in one branch only",
        "labels alone here",
        "mypy refuses the plain form",
        "no path of its own",
        "no secret",
        "not in every installation",
        "not on every platform",
        "numbers of a formula",
        "odds of the made-up class",
        "one is chance",
        "only NaN differs from itself",
        "only asked whether it is there",
        "sanitised by render",
        "set by name",
        "slow import",
        "state of the process",
        "the domain's word",
        "the error is the result",
        "the library's declaration",
        "the library's name",
        "the library's signature",
        "the library's types",
        "the way in for the classroom",
        "what the client takes",
        "wrong on purpose",
    }
)

_SWITCHED_OFF: Final = re.compile("noqa|type: ignore")
#: A rule by name, then why; mypy wants its reason as a comment of its own.
_WITH_REASON: Final = re.compile(
    r"(# type: ignore\[[\w-]+(,[\w-]+)*\]  )?# (noqa: [A-Z]+\d+(, [A-Z]+\d+)* - )?(?P<reason>.+)"
)


def suppressions() -> Iterator[tuple[str, str]]:
    """Where each comment stands that switches a rule off, and its text."""
    for folder in ("kit", "tests", "scripts"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            # Most files have none, and to take one apart takes its time.
            if not _SWITCHED_OFF.search(path.read_text("utf-8")):
                continue
            with tokenize.open(path) as file:
                for token in tokenize.generate_tokens(file.readline):
                    if token.type == tokenize.COMMENT and _SWITCHED_OFF.search(token.string):
                        yield f"{path.relative_to(ROOT).as_posix()}:{token.start[0]}", token.string


def test_each_suppression_gives_a_reason_of_the_list() -> None:
    unexplained = [
        f"{where}: {comment}"
        for where, comment in suppressions()
        if (match := _WITH_REASON.fullmatch(comment)) is None or match["reason"] not in REASONS
    ]
    assert not unexplained, "\n".join(unexplained)


def test_each_reason_is_given_somewhere() -> None:
    comments = "\n".join(comment for _where, comment in suppressions())
    assert sorted(reason for reason in REASONS if reason not in comments) == []
