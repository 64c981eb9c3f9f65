"""A finding: what was looked at, what was found, where, and what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kit.content.problems import PlainWords


class State(StrEnum):
    """How it stands: well, to be minded, wrong, or nobody could look."""

    WRONG = "wrong"
    MIND = "mind"
    NOT_LOOKED = "could not look"
    WELL = "well"


#: What hurts a class most comes first.
WORST_FIRST: Final = tuple(State)
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kind:
    """What may be found, under a name for scripts. `what` and `advice` are message ids with facts.

    What is well has no advice.
    """

    name: str
    state: State
    what: str
    advice: str = ""

    def at(self, where: object = "", **facts: object) -> "Finding":
        """The finding, at a path, an address or a setting."""
        return Finding(self, str(where), facts)


@dataclass(frozen=True, slots=True)
class Term:
    """A fact that is a message id itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `where` is a path, an address or a setting; often empty."""

    kind: Kind
    where: str = ""
    facts: Mapping[str, object] = field(default_factory=lambda: _NOTHING)

    @property
    def name(self) -> str:
        """The name for scripts."""
        return self.kind.name

    @property
    def state(self) -> State:
        """How it stands."""
        return self.kind.state

    def found(self, translate: Callable[[str], str] = str) -> str:
        """What was found, in the language of `translate`; in English without it."""
        return self._worded(self.kind.what, translate)

    def advice(self, translate: Callable[[str], str] = str) -> str:
        """What to do, likewise; empty where nothing is to be done."""
        return self._worded(self.kind.advice, translate) if self.kind.advice else ""

    def _worded(self, message: str, translate: Callable[[str], str]) -> str:
        plain = {name: fact for name, fact in self.facts.items() if not isinstance(fact, Term)}
        terms = {name: fact.text for name, fact in self.facts.items() if isinstance(fact, Term)}
        return PlainWords(message, plain, terms).said(translate)
