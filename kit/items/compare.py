"""`compare`: two passages, and for each claim which of them says it."""

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
    Content,
    Identifier,
    KeyEntry,
    Line,
    Origin,
    Reasons,
    Text,
    new_reasons,
)
from kit.items.fields.field_words import choice_words
from kit.items.fields.texts import paragraphs
from kit.items.key_entries.entry_checks import check_entries, repeated_ids
from kit.items.partwise import PartwiseItem, PartwiseType
from kit.items.printing.blocks import Beside, Block, Paragraph, Role, Words, body, paragraph
from kit.vocabulary import N_, Scheme, Stance, Topic


class Relation(StrEnum):
    """Where a claim stands; the value is what files hold."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"
    CONFLICT = "conflict"


RELATIONS: Final = (
    Choice(Relation.BOTH, N_("In both")),
    Choice(Relation.FIRST, N_("Only in the first")),
    Choice(Relation.SECOND, N_("Only in the second")),
    Choice(Relation.CONFLICT, N_("In conflict")),
)


PickedRelation = Annotated[
    Relation, choice_words((one.value, one.words, one.means) for one in RELATIONS)
]


class ComparedPassage(Content):
    """One of the two, with where it comes from."""

    title: Line = Field(
        title=N_("Heading"), description=N_("What stands above it, such as The morning paper.")
    )
    text: Text = Field(
        title=N_("Text"),
        description=N_("The passage, in your own words. A blank line begins a new paragraph."),
    )
    origin: Origin = Field(
        alias="from",
        title=N_("Where it comes from"),
        description=N_(
            "An article of the list with its paragraph, another named and dated publication, or "
            "that it is made up. Students read it."
        ),
    )

    @property
    def paragraphs(self) -> Sequence[str]:
        """The text's paragraphs."""
        return paragraphs(self.text)


class ComparedClaim(Content):
    """A claim to look for in both."""

    id: Identifier = Field(
        title=N_("Id"), description=N_("A short name, under which the key names the claim.")
    )
    claim: Line = Field(
        title=N_("Claim"), description=N_("What to look for in both passages, as students read it.")
    )


class CompareItem(PartwiseItem):
    """A pair of passages, and claims."""

    first: ComparedPassage = Field(
        title=N_("First passage"), description=N_("The passage on the left, or above on a phone.")
    )
    second: ComparedPassage = Field(
        title=N_("Second passage"), description=N_("The passage on the right, or below on a phone.")
    )
    claims: Annotated[tuple[ComparedClaim, ...], Field(min_length=2, max_length=10)] = Field(
        title=N_("Claims"),
        description=N_("Two to ten claims; of each students say which of the passages makes it."),
    )

    @property
    def parts(self) -> tuple[Part, ...]:
        """The claims."""
        return tuple(Part(one.id, one.claim, RELATIONS, alike=True) for one in self.claims)

    def origins(self) -> Sequence[tuple[tuple[str, ...], Origin]]:
        """Those of the two passages."""
        return (("first", "from"), self.first.origin), (("second", "from"), self.second.origin)


class KeyedRelation(Reasons):
    """Where one claim stands, and why the key says so."""

    relation: PickedRelation = Field(
        title=N_("Where it stands"),
        description=N_(
            "In both, only in the first, only in the second; or in conflict, where both speak of "
            "it and contradict each other."
        ),
    )


class CompareKeyEntry(KeyEntry):
    """The relation of each claim, by the claim's id."""

    claims: Mapping[str, KeyedRelation] = Field(
        title=N_("Key of each claim"),
        description=N_("An entry for each claim of the item, by its id."),
    )


class Compare(PartwiseType[CompareItem, CompareKeyEntry]):
    """Say which of two passages makes each claim."""

    name = "compare"
    noun = N_("Pair")
    task = N_("compare two reports, claim by claim")
    by_pencil = N_("Tick one box for each claim: which of the two reports says it?")
    topic = Topic.RELATION
    reasons_by_part = True
    item_model = CompareItem
    key_model = CompareKeyEntry
    field_prefix = "claim-"

    def check_item(self, item: CompareItem, scheme: Scheme | None) -> Sequence[Finding]:
        """Each claim once."""
        return repeated_ids((one.id for one in item.claims), ("claims",), "claim")

    def check_key(
        self, item: CompareItem, entry: CompareKeyEntry, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """An entry for each claim, and no other."""
        return check_entries([one.id for one in item.claims], entry.claims, "claims", "claim")

    def due(self, entry: CompareKeyEntry) -> Mapping[str, str]:
        """The key's relation, by claim."""
        return {claim: keyed.relation.value for claim, keyed in entry.claims.items()}

    def change(
        self, entry: CompareKeyEntry, part: str, choice: str, why: str, check: str = ""
    ) -> CompareKeyEntry:
        """The entry with another relation for one claim."""
        changed = entry.claims[part].model_copy(
            update={"relation": Relation(choice), **new_reasons(why, check)}
        )
        return entry.model_copy(update={"claims": {**entry.claims, part: changed}})

    def by_stance(
        self, item: CompareItem, scheme: Scheme | None, stance: Stance
    ) -> Sequence[Mapping[str, str]]:
        """The reports contradict each other everywhere, or bear each other out everywhere."""
        relation = Relation.CONFLICT if stance is Stance.SUSPICIOUS else Relation.BOTH
        return [{one.id: relation.value for one in item.claims}]

    def printed(self, item: CompareItem) -> Sequence[Block]:
        """The two, side by side."""
        first, second = Words(N_("The first")), Words(N_("The second"))
        return (Beside(_report(first, item.first), _report(second, item.second)),)

    def reasons_of(self, entry: CompareKeyEntry) -> Mapping[str, Reasons]:
        """Those of each claim."""
        return entry.claims

    def texts(self, item: CompareItem) -> Sequence[str]:
        """Both passages with their titles, then the claims."""
        passages = (item.first, item.second)
        return (
            *(text for passage in passages for text in (passage.title, passage.text)),
            *(one.claim for one in item.claims),
        )


def _report(which: Words, passage: ComparedPassage) -> tuple[Paragraph, ...]:
    title = paragraph(passage.title, Role.TITLE)
    return (paragraph(which, Role.SMALL), title, *body(passage.paragraphs))
