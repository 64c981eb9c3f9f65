"""`order`: put the stations of a story, a chain of sources or a document's copies in order."""

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import Annotated, Final

from pydantic import Field

from kit.items.base import AnswerValue, Marking, Part, marking_of
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.base_models import (
    Content,
    Identifier,
    KeyEntry,
    Reasons,
    SourcedItem,
    Text,
    new_reasons,
)
from kit.items.fields.texts import paragraphs
from kit.items.key_entries.entry_checks import repeated_ids
from kit.items.ordering.key_checks import (
    are_side_by_side,
    check_either,
    check_order,
    check_shown,
)
from kit.items.ordering.pairs import PairCount, count_pairs, moved, settled
from kit.items.ordering.places_form import LETTERS, PLACES, places_form
from kit.items.partwise import PartwiseItem, PartwiseType
from kit.items.printing.blocks import Block, Places, Role, Words, body, paragraph
from kit.vocabulary import N_, Scheme, Topic

FEWEST: Final = 3
MOST: Final = len(PLACES)


class Station(Content):
    """One of what is to be put in order."""

    id: Identifier = Field(
        title=N_("Id"), description=N_("A short name, by which the key names the station.")
    )
    text: Text = Field(title=N_("Station"), description=N_("As students read it."))


class OrderItem(SourcedItem, PartwiseItem):
    """What to put in order, and by what; perhaps a text that tells. Shown as the file has it."""

    task: Text = Field(
        title=N_("Task"),
        description=N_("What is to be put in order, and what comes first."),
        examples=["Put the copies in order, the oldest at the top."],
    )
    passage: Text | None = Field(
        default=None,
        title=N_("Text"),
        description=N_("A text that tells, where the stations alone do not."),
    )
    stations: Annotated[tuple[Station, ...], Field(min_length=FEWEST, max_length=MOST)] = Field(
        title=N_("Stations"),
        description=N_("In the order in which students first see them, which is not the key's."),
    )

    @property
    def paragraphs(self) -> Sequence[str]:
        """The passage's paragraphs; none without one."""
        return paragraphs(self.passage or "")

    @property
    def parts(self) -> tuple[Part, ...]:
        """The place of each station."""
        places = PLACES[: len(self.stations)]
        return tuple(Part(one.id, one.text, places) for one in self.stations)

    def letter(self, station: str) -> str:
        """What a station is called on the page."""
        return LETTERS[[one.id for one in self.stations].index(station)]

    def placed(self, value: AnswerValue | None) -> Sequence[tuple[int, Station]]:
        """The stations that an answer gave a place, in its order, each with its place from 1."""
        places = {station: int(place) for station, place in (value or {}).items()}
        placed = [(places[one.id], one) for one in self.stations if one.id in places]
        return sorted(placed, key=itemgetter(0))


class Either(Content):
    """Two neighbours that careful readers could put either way round, and why."""

    stations: tuple[Identifier, Identifier] = Field(
        title=N_("Two neighbours"),
        description=N_("Two stations side by side; in a file, by their ids."),
    )
    argument: Text = Field(
        title=N_("The case for it"), description=N_("Why either may come first.")
    )


class OrderKeyEntry(KeyEntry, Reasons):
    """The stations in their order. `either` pairs count as right whichever way round."""

    order: Annotated[tuple[Identifier, ...], Field(min_length=1)] = Field(
        title=N_("Order"),
        description=N_("All stations, the first at the top; in a file, by their ids."),
    )
    either: tuple[Either, ...] = Field(
        default=(),
        title=N_("Either way round"),
        description=N_("Neighbours that careful readers could put either way round."),
    )

    @property
    def free(self) -> Sequence[tuple[str, str]]:
        """The pairs that count either way round."""
        return [one.stations for one in self.either]

    def place(self, station: str) -> int:
        """Where the key has a station, from 1."""
        return self.order.index(station) + 1


class Order(PartwiseType[OrderItem, OrderKeyEntry]):
    """Put stations in order. The parts are the stations' places; the credit goes by pairs."""

    name = "order"
    noun = N_("Order")
    task = N_("put the stations in order")
    by_pencil = N_(
        "Write its place into the box of each station: 1 for what comes first, and no place twice."
    )
    keyed_at_once = True
    topic = Topic.ORDER
    item_model = OrderItem
    key_model = OrderKeyEntry
    field_prefix = "place-"
    script = "items/order.js"
    change_moves = N_(
        "The others keep their order among themselves and close up. What is marked is the order "
        "that comes of it."
    )

    def check_item(self, item: OrderItem, scheme: Scheme | None) -> Sequence[Finding]:
        """Each station once, and no two in the same words."""
        findings = repeated_ids((one.id for one in item.stations), ("stations",), "station")
        words = [" ".join(one.text.casefold().split()) for one in item.stations]
        return findings + [
            Finding(
                ("stations", number, "text"),
                f"the same words as station {words.index(own) + 1}",
                "words of its own for each station",
                "write what tells the two apart, or remove one of them",
            )
            for number, own in enumerate(words)
            if own in words[:number]
        ]

    def check_key(
        self, item: OrderItem, entry: OrderKeyEntry, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """Each station of the item once, and no other; `either` names neighbours."""
        stations = [one.id for one in item.stations]
        findings = list(check_order(stations, entry.order))
        return findings or list(check_either(entry.free, entry.order))

    def check_shown(self, item: OrderItem, entry: OrderKeyEntry) -> Sequence[Finding]:
        """That the order in which the stations are shown tells little of the key's."""
        return list(check_shown([one.id for one in item.stations], entry.order))

    def form_class(self, item: OrderItem, scheme: Scheme | None) -> type[AnswerForm]:
        """The place of each station, no two alike."""
        return places_form(tuple(self.field_prefix + one.id for one in item.stations))

    def answering(self, item: OrderItem, chosen: Mapping[str, str], text: str = "") -> AnswerValue:
        """These places; of two stations at the same place one moves to the next that is free."""
        wanted = {one.id: int(chosen[one.id]) for one in item.stations if one.id in chosen}
        return {one: str(place) for one, place in settled(wanted, len(item.stations)).items()}

    def due(self, entry: OrderKeyEntry) -> Mapping[str, str]:
        """The place of each station."""
        return {station: str(place) for place, station in enumerate(entry.order, 1)}

    def as_key(self, entry: OrderKeyEntry, part: str, choice: str) -> bool:
        """Whether it is the station's place, or that of one with which it may change places."""
        mates = {one for pair in entry.free if part in pair for one in pair}
        return choice in {str(entry.place(one)) for one in {part, *mates}}

    def change(
        self, entry: OrderKeyEntry, part: str, choice: str, why: str, check: str = ""
    ) -> OrderKeyEntry:
        """The entry with one station at another place; the others close up.

        Stations that are no neighbours any more cannot be put either way round.
        """
        changed = entry.model_copy(
            update={"order": moved(entry.order, part, int(choice)), **new_reasons(why, check)}
        )
        kept = tuple(one for one in entry.either if are_side_by_side(one.stations, changed.order))
        return changed.model_copy(update={"either": kept}) if kept != entry.either else changed

    def grade(self, item: OrderItem, value: AnswerValue, entry: OrderKeyEntry) -> Marking:
        """The credit of the pairs; of each part, whether the station has its place."""
        counted = self.counted(item, value, entry)
        parts = {
            part: float(any(self.agrees(one, part, choice) for one in (entry, counted)))
            for part, choice in self.chosen(item, value).items()
        }
        return marking_of(self.pairs(item, value, entry).credit, parts)

    def granted(self, item: OrderItem, value: AnswerValue, entry: OrderKeyEntry) -> OrderKeyEntry:
        """The entry itself: `counted` says which order stands for an answer.

        An accepted place moves other stations along. That must not take from an answer what it
        earned by the key as it stood.
        """
        return entry

    def counted(self, item: OrderItem, value: AnswerValue, entry: OrderKeyEntry) -> OrderKeyEntry:
        """The entry with those accepted places by which an answer that chose them earns more."""
        chosen, best = self.chosen(item, value), entry
        for accepted in entry.accepted:
            if chosen.get(accepted.part) == accepted.choice:
                other = self.change(best, accepted.part, accepted.choice, accepted.why)
                best = max(best, other, key=lambda entry: _count(value, entry).credit)
        return best

    def pairs(self, item: OrderItem, value: AnswerValue, entry: OrderKeyEntry) -> PairCount:
        """The pairs of an answer, by the order that stands for it."""
        return _count(value, self.counted(item, value, entry))

    def disputed(self, entry: OrderKeyEntry) -> Collection[str]:
        """The stations that could change places with a neighbour."""
        return {station for pair in entry.free for station in pair}

    def printed(self, item: OrderItem) -> Sequence[Block]:
        """The task, and the passage if there is one."""
        return (paragraph(item.task, Role.CLAIM), *body(item.paragraphs))

    def to_fill(self, item: OrderItem) -> Sequence[Block]:
        """The stations as the file has them, a box before each."""
        return (Places(tuple((item.letter(one.id), one.text) for one in item.stations)),)

    def key_head(self, item: OrderItem, entry: OrderKeyEntry) -> Sequence[Block]:
        """The stations by the key, and which may change places."""
        placed = item.placed(self.due(entry))
        either = (
            paragraph(
                Words(
                    N_("%(one)s and %(other)s count either way round: %(argument)s"),
                    {
                        "one": item.letter(pair.stations[0]),
                        "other": item.letter(pair.stations[1]),
                        "argument": pair.argument,
                    },
                )
            )
            for pair in entry.either
        )
        return (
            paragraph(item.task, Role.CLAIM),
            Places(
                tuple((item.letter(one.id), one.text) for _place, one in placed),
                tuple(str(place) for place, _one in placed),
            ),
            *either,
        )

    def how_it_counts(self, item: OrderItem) -> Sequence[Block]:
        """By pairs."""
        count = len(item.stations)
        words = N_(
            "Each pair of stations counts, %(pairs)s in all: one in the right order earns its "
            "part, one the wrong way round takes as much off, never below 0 in all."
        )
        return (paragraph(Words(words, {"pairs": count * (count - 1) // 2}), Role.SMALL),)

    def texts(self, item: OrderItem) -> Sequence[str]:
        """The task, the passage if there is one, and the stations."""
        return (item.task, *item.paragraphs, *(one.text for one in item.stations))


def _count(value: AnswerValue, entry: OrderKeyEntry) -> PairCount:
    places = {station: int(place) for station, place in value.items()}
    return count_pairs(places, entry.order, entry.free)
