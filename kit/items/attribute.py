"""`attribute`: who says a claim, and on what ground."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from kit.items.base import (
    Choice,
    Part,
)
from kit.items.fields.advice import Finding
from kit.items.fields.base_models import (
    WHOLE,
    Content,
    Context,
    Identifier,
    KeyEntry,
    Line,
    Reasons,
    SourcedItem,
    Text,
    new_reasons,
)
from kit.items.fields.field_words import PartChoice, choice_words
from kit.items.key_entries.cues import has_cue
from kit.items.key_entries.entry_checks import check_offered, repeated_ids
from kit.items.partwise import PartwiseItem, PartwiseType
from kit.items.printing.blocks import Block, in_context
from kit.vocabulary import N_, Scheme, Stance, Topic

WHO: Final = "who"
GROUND: Final = "ground"


class Ground(StrEnum):
    """What a claim is based on, by what the text says; the value is what files hold."""

    RECORD = "record"
    NAMED = "named"
    UNNAMED = "unnamed"
    OUTLET = "outlet"
    NONE = "none"


GROUNDS: Final = (
    Choice(
        Ground.RECORD,
        N_("A record or document"),
        N_("What they counted, filmed or saw themselves, or a document they name."),
    ),
    Choice(Ground.NAMED, N_("A named person"), N_("Somebody else told them, and has a name.")),
    Choice(
        Ground.UNNAMED,
        N_("An unnamed person"),
        N_("Somebody told them whom the text does not name: a source, residents, officials."),
    ),
    Choice(
        Ground.OUTLET,
        N_("Another outlet"),
        N_("They pass on what a paper, a channel or an agency reported."),
    ),
    Choice(
        Ground.NONE, N_("None given"), N_("They say so, and the text does not say how they know.")
    ),
)
PickedGround = Annotated[Ground, choice_words((one.value, one.words, one.means) for one in GROUNDS)]
#: Always offered besides the speakers that the item names.
OTHER_SPEAKERS: Final = (
    Choice("writer", N_("The writer")),
    Choice("nobody", N_("Nobody named")),
)


class Speaker(Content):
    """Somebody whom the passage names."""

    id: Identifier = Field(
        title=N_("Id"), description=N_("A short name for the key, such as ministry.")
    )
    name: Line = Field(
        title=N_("Name"), description=N_("As students read it, such as The defence ministry.")
    )


class AttributeItem(SourcedItem, PartwiseItem):
    """One claim, and who could be saying it."""

    claim: Text = Field(
        title=N_("Claim"),
        description=N_("The claim itself, as students read it. Plain text."),
    )
    context: Context = Field(
        default=Context(),
        title=N_("Greyed words around it"),
        description=N_(
            "Words before and after the claim, shown in grey: they help to judge it and are not "
            "judged themselves."
        ),
    )
    speakers: Annotated[tuple[Speaker, ...], Field(min_length=2, max_length=6)] = Field(
        title=N_("Who could be saying it"),
        description=N_(
            "Two to six whom the text names. The writer and nobody named are always offered "
            "besides."
        ),
    )

    @property
    def parts(self) -> tuple[Part, Part]:
        """Both choices, in their order."""
        speakers = tuple(Choice(speaker.id, speaker.name) for speaker in self.speakers)
        around = self.passage[1:]
        return (
            Part(
                WHO,
                N_("Who says so?"),
                speakers + OTHER_SPEAKERS,
                around=around,
                topic=Topic.WHO,
            ),
            Part(
                GROUND,
                N_("On what ground?"),
                GROUNDS,
                alike=True,
                around=around,
                topic=Topic.GROUND,
            ),
        )

    @property
    def passage(self) -> tuple[str, ...]:
        """The claim, then the context before and after it where there is one."""
        return (self.claim, *filter(None, (self.context.before, self.context.after)))


class AttributeKeyEntry(KeyEntry, Reasons):
    """Who says it and on what ground, and the words of the claim or its context that show it."""

    who: Annotated[Line, PartChoice()] = Field(
        title=N_("Who says so"),
        description=N_(
            "One of the speakers that the claim offers, or writer, or nobody, which always are."
        ),
    )
    ground: PickedGround = Field(
        title=N_("On what ground"),
        description=N_("What the speaker bases it on, by what the text says."),
    )
    cues: tuple[Line, ...] = Field(
        title=N_("Words that show it"),
        description=N_(
            "Words of the claim or of the greyed words around it, spelt exactly as there. None "
            "are allowed, too."
        ),
    )


class Attribute(PartwiseType[AttributeItem, AttributeKeyEntry]):
    """Say who stands behind each claim, and what they base it on."""

    name = "attribute"
    noun = N_("Claim")
    task = N_("say who says so, and on what ground")
    by_pencil = N_(
        "Tick two boxes for each claim: who says so, and on what ground. Words in slanted grey "
        "only help to judge it."
    )
    item_model = AttributeItem
    key_model = AttributeKeyEntry
    has_core = True

    def check_item(self, item: AttributeItem, scheme: Scheme | None) -> Sequence[Finding]:
        """Each speaker once, and none under an id that always stands for somebody else."""
        taken = {choice.value for choice in OTHER_SPEAKERS}
        findings = repeated_ids((one.id for one in item.speakers), ("speakers",), "speaker")
        return findings + [
            Finding(
                ("speakers", number, "id"),
                f"the id {speaker.id!r}",
                f"any but {', '.join(sorted(taken))}, which are offered with every claim",
                "give the speaker another id, or remove the speaker",
            )
            for number, speaker in enumerate(item.speakers)
            if speaker.id in taken
        ]

    def check_key(
        self, item: AttributeItem, entry: AttributeKeyEntry, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """A speaker that the item offers, and cues that are there."""
        offered = [choice.value for choice in item.parts[0].choices]
        findings = check_offered((WHO,), entry.who, offered, "the speaker", "choose one of these")
        return findings + [
            Finding(
                ("cues", number),
                f"cue {cue!r}",
                "words that stand in the claim or its context, in the same spelling",
                "copy the words from the exercise, or remove the cue",
            )
            for number, cue in enumerate(entry.cues)
            if not any(has_cue(text, cue) for text in item.passage)
        ]

    def size(self, item: AttributeItem, scheme: Scheme | None) -> int:
        """One: both parts are about the same claim."""
        return 1

    def due(self, entry: AttributeKeyEntry) -> Mapping[str, str]:
        """The key's speaker and ground."""
        return {WHO: entry.who, GROUND: entry.ground.value}

    def change(
        self, entry: AttributeKeyEntry, part: str, choice: str, why: str, check: str = ""
    ) -> AttributeKeyEntry:
        """The entry with another speaker or ground."""
        changed = {WHO: choice} if part == WHO else {GROUND: Ground(choice)}
        return entry.model_copy(update={**changed, **new_reasons(why, check)})

    def by_stance(
        self, item: AttributeItem, scheme: Scheme | None, stance: Stance
    ) -> Sequence[Mapping[str, str]]:
        """Nobody says it, on no ground; or the first speaker does, or the writer, on a record."""
        if stance is Stance.SUSPICIOUS:
            return [{WHO: "nobody", GROUND: Ground.NONE.value}]
        return [{WHO: who, GROUND: Ground.RECORD.value} for who in (item.speakers[0].id, "writer")]

    def printed(self, item: AttributeItem) -> Sequence[Block]:
        """The claim within its context."""
        return (in_context(item.context.before, item.claim, item.context.after),)

    def key_head(self, item: AttributeItem, entry: AttributeKeyEntry) -> Sequence[Block]:
        """The claim again."""
        return self.printed(item)

    def cues_of(self, entry: AttributeKeyEntry) -> Mapping[str, Sequence[str]]:
        """Those of the claim, for both questions."""
        return {WHOLE: entry.cues}

    def texts(self, item: AttributeItem) -> Sequence[str]:
        """The claim, its context, and the speakers' names."""
        return (*item.passage, *(speaker.name for speaker in item.speakers))
