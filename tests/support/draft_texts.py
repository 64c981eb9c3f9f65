"""Texts of drafts: of each shipped exercise, and of small ones made for a test."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kit.content.own.texts import EXERCISE, KEY

_FOLDER: Final = Path(__file__).parents[2] / "exercises"
SHIPPED: Final = tuple(
    path.stem for path in sorted(_FOLDER.glob("*.yaml")) if not path.name.endswith(".key.yaml")
)
SMALL: Final = {
    EXERCISE: """\
# Of the bridge.
id: bridge
title: The bridge
type: classify
scheme: three-way
core: 2
items:
  # The vote.
  - id: vote
    claim: The council voted, and the mayor praised it.
    context: {before: "On Monday:"}
    from: {invented: The town is made up.}
  - id: eyesore
    claim: The old bridge is an eyesore.
    from: {report: "The Post, 2 June 2026"}
  - id: visitors
    claim: The town counted 412 visitors.
    from: {invented: The town is made up.}
""",
    KEY: """\
exercise: bridge
items:
  vote:
    label: sourced
    why: "Step 3: a vote."
    cues: [voted, praised]
    check: The minutes.
  eyesore: {label: editorial, why: "Step 2: a verdict.", cues: [eyesore], check: None could.}
  visitors:
    label: sourced  # counted
    why: "Step 3: a count."
    cues: []
    check: The count.
""",
}


def shipped_texts(name: str) -> Mapping[str, str]:
    """The texts of a shipped exercise, by its file's stem."""
    return {
        EXERCISE: (_FOLDER / f"{name}.yaml").read_text("utf-8"),
        KEY: (_FOLDER / f"{name}.key.yaml").read_text("utf-8"),
    }
