"""A block of a text form as a claim with its key, or all that is wrong in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kit.exchange.authoring.sentences import Sentence, sentence, shown
from kit.exchange.authoring.text_form.blocks import CLAIM, Block, repeated
from kit.exchange.authoring.text_form.typed_lines import HEADER, LABEL, OTHER, other_parts
from kit.exchange.authoring.text_form.values import (
    credit_of,
    cues_of,
    label_of,
    origin_of,
    with_address,
)
from kit.items.fields.advice import near_miss
from kit.items.fields.base_models import Wording
from kit.vocabulary import N_, Label, Scheme

#: As long as a text may be in the kit.
LONGEST: Final = 2000
#: Fields that go into the key as they are, by the name that they have there.
PLAIN: Final = {
    "case": "case", "speaker": "speaker", "aimed at": "aimed_at", "looks": "looks", "void": "void",
}  # fmt: skip

NO_CLAIM: Final = N_("There is no claim above it. Write the claim on the line before “= label”.")
NO_LABEL: Final = N_("It has no label. Write below the claim a line such as “= official”.")
BAD_LABEL: Final = N_("“%(typed)s” is no label of %(scheme)s. Allowed: %(allowed)s. %(advice)s")
NO_REASON: Final = N_(
    "It gives no reason. Write a line such as “because: Step 1: the mayor speaks for the town.”"
)
NO_CHECK: Final = N_(
    "It does not say how to check it. Write a line such as “check: The minutes of 1 March.”"
)
NO_ORIGIN: Final = N_(
    "It does not say where it is from. Write a line such as “from: report, The Courier, 1 March "
    "2026” or “from: invented, The town is made up.”, here or once above all claims."
)
BAD_ORIGIN: Final = N_(
    "“from: %(typed)s” cannot be read. Allowed: “from: article NAME, paragraph 3”, “from: report, "
    "outlet and date”, “from: invented, what is made up”."
)
BAD_WORDING: Final = N_(
    "“wording: %(typed)s” cannot be read. Write “wording: quoted” where the claim stands in the "
    "source word for word; without such a line it is in your own words."
)
QUOTED_INVENTED: Final = N_(
    "It is made up and cannot be quoted as printed. Take the line “wording:” out, or name an "
    "article or a report as where it is from."
)
BAD_OTHER: Final = N_(
    "“%(typed)s” cannot be read. Write “or editorial (half): the case for it”, with half, full or "
    "a number such as 0.25 in the brackets."
)
SAME_OTHER: Final = N_(
    "“or %(label)s” names the label that it has already. Name the other one, or take the line out."
)
BAD_CUE: Final = N_(
    "The cue “%(cue)s” does not stand in the claim, nor before or after it. Copy the words from "
    "there, and part several cues by “;”."
)
TWICE: Final = N_(
    "“%(name)s” stands there twice. Keep one; where a new claim begins, leave a blank line before "
    "it."
)
ELSEWHERE: Final = N_("“%(name)s:” belongs above all claims. Move the line to the top.")
MISSPELT: Final = N_(
    "“%(typed)s” is no line that the kit knows. Write “%(name)s:” if that is meant; a claim with a "
    "colon begins with “claim:”."
)
TOO_LONG: Final = N_("“%(name)s” has %(length)s signs; a text has at most %(most)s. Shorten it.")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its key. `line` counts from 1; `other` is label, credit and argument.

    `url` is the page that the check names, or "".

    `origin` is as the field `from` of a file, `more` what else the key says, by its names there.
    """

    line: int
    text: str
    label: Label
    because: str
    check: str
    origin: Mapping[str, Any]
    url: str = ""
    before: str = ""
    after: str = ""
    cues: tuple[str, ...] = ()
    mixed: bool = False
    other: tuple[Label, float, str] | None = None
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend: its line, the claim that it is about ("" for the exercise), what to do."""

    line: int
    claim: str
    reason: Sentence

    def __str__(self) -> str:
        about = f"“{shown(self.claim)}”: " if self.claim else ""
        return f"line {self.line}: {about}{self.reason}"


def claim_of(
    block: Block, scheme: Scheme, origin: Mapping[str, Any] | None
) -> tuple[Claim | None, list[Mistake]]:
    """The claim, or None and what is wrong. `origin` is what stands above for all claims."""
    reading = _Reading(block, scheme, origin)
    claim = reading.claim()
    return (None if reading.mistakes else claim), reading.mistakes


class _Reading:
    """One block on its way: what is wrong is gathered, so that all of it is said."""

    def __init__(self, block: Block, scheme: Scheme, origin: Mapping[str, Any] | None) -> None:
        self.mistakes: list[Mistake] = []
        self._block = block
        self._scheme = scheme
        self._origin = origin

    def claim(self) -> Claim | None:
        self._check_form()
        text = self._text(CLAIM, NO_CLAIM)
        label, mixed = self._label()
        texts = [text, *filter(None, (self._text("before"), self._text("after")))]
        check, url = with_address(self._text("check", NO_CHECK))
        claim = Claim(
            line=self._block.line,
            text=text,
            label=label or Label.SOURCED,
            because=self._text("because", NO_REASON),
            check=check,
            origin=self._worded(self._from()),
            url=url,
            before=self._text("before"),
            after=self._text("after"),
            cues=self._cues(texts),
            mixed=mixed,
            other=self._other(label),
            more={PLAIN[name]: self._text(name) for name in PLAIN if self._block.has(name)},
        )
        return None if self.mistakes else claim

    def _say(self, line: int, message: str, **facts: object) -> None:
        first = self._block.first(CLAIM)
        self.mistakes.append(Mistake(line, first.text if first else "", sentence(message, **facts)))

    def _check_form(self) -> None:
        for typed in repeated(self._block):
            name = {LABEL: "= label", OTHER: "or label"}.get(typed.name, f"{typed.name}:")
            self._say(typed.line, TWICE, name=name)
        for typed in self._block.fields:
            if typed.name in HEADER:
                self._say(typed.line, ELSEWHERE, name=typed.name.capitalize())
            length = len(typed.text)
            if length > LONGEST:
                self._say(typed.line, TOO_LONG, name=typed.name, length=length, most=LONGEST)
        for line, name in self._block.misspelt:
            first = line.typed.partition(":")[0] + ":"
            self._say(line.number, MISSPELT, typed=shown(first), name=name)

    def _text(self, name: str, missing: str | None = None) -> str:
        typed = self._block.first(name)
        if typed is not None and typed.text:
            return typed.text
        if missing is not None:
            self._say(typed.line if typed else self._block.line, missing)
        return ""

    def _label(self) -> tuple[Label | None, bool]:
        typed = self._block.first(LABEL)
        if typed is None or not typed.text:
            self._say(self._block.line, NO_LABEL)
            return None, False
        label, mixed = label_of(typed.text)
        return self._allowed(label, typed.text, typed.line), mixed

    def _allowed(self, label: Label | None, typed: str, line: int) -> Label | None:
        if label in self._scheme.labels:
            return label
        allowed = [one.value for one in self._scheme.labels]
        advice = "Write “Scheme: five-way” at the top, or choose one of these."
        if label is None:
            advice = near_miss(typed.lower(), allowed, "choose one of these").capitalize() + "."
        scheme, names = self._scheme.value, ", ".join(allowed)
        self._say(line, BAD_LABEL, typed=shown(typed), scheme=scheme, allowed=names, advice=advice)
        return None

    def _from(self) -> Mapping[str, Any] | None:
        typed = self._block.first("from")
        if typed is None or not typed.text:
            if self._origin is None:
                self._say(self._block.line, NO_ORIGIN)
            return self._origin
        origin = origin_of(typed.text)
        if origin is None:
            self._say(typed.line, BAD_ORIGIN, typed=shown(typed.text))
        return origin

    def _worded(self, origin: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """Where it is from, with whose words the claim is made of."""
        typed = self._block.first("wording")
        wording = typed.text.lower().strip(" .") if typed else ""
        if typed is None or origin is None or wording in {"", Wording.OURS}:
            return origin or {}
        if wording != Wording.QUOTED:
            self._say(typed.line, BAD_WORDING, typed=shown(typed.text))
        elif "invented" in origin:
            self._say(typed.line, QUOTED_INVENTED)
        return {**origin, "wording": wording}

    def _cues(self, texts: Sequence[str]) -> tuple[str, ...]:
        typed = self._block.first("cues")
        cues, missing = cues_of(typed.text, texts) if typed else ([], [])
        for cue in missing:
            self._say(typed.line if typed else self._block.line, BAD_CUE, cue=shown(cue))
        return tuple(cues)

    def _other(self, label: Label | None) -> tuple[Label, float, str] | None:
        typed = self._block.first(OTHER)
        if typed is None:
            return None
        parts = other_parts(typed.text)
        credit = credit_of(parts[1]) if parts else None
        if parts is None or credit is None or not parts[2]:
            self._say(typed.line, BAD_OTHER, typed=shown(typed.text))
            return None
        other = self._allowed(label_of(parts[0])[0], parts[0], typed.line)
        if other is not None and other is label:
            self._say(typed.line, SAME_OTHER, label=other.value)
        return None if other is None else (other, credit, parts[2])
