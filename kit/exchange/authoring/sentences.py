"""What is said to whoever brings a file: a message to translate, with its facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: As much of a name as tells which is meant.
_SHOWN: int = 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence: `message` is its id, `facts` what stands in its named places."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.facts


def sentence(message: str, /, **facts: object) -> Sentence:
    """The sentence with these facts."""
    return Sentence(message, facts)


def shown(name: str) -> str:
    """A name from a file as it can be shown: on one line, and no longer than need be."""
    short = name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in short)
