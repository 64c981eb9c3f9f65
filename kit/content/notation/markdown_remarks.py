"""What there is to say of a line of Markdown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """`line` counts from 1 in the text. `loses`: words of it would not be shown."""

    line: int
    mistake: str
    allowed: str
    advice: str
    loses: bool = False
