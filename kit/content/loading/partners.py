"""Two exercises made to be compared, each naming the other, match in what can be counted."""

from collections.abc import Iterator, Mapping

from kit.content.loading.exercise_source import Draft
from kit.content.problems import Problem
from kit.items.fields.advice import near_miss

_PLACE = "partner"


def check_partners(read: Mapping[str, Draft], *, complete: bool) -> Iterator[tuple[str, Problem]]:
    """The problems with partners, each with the id of the exercise it keeps from being offered.

    `complete`: the id of every exercise could be read. Where not, one that is missed may be there.
    """
    for exercise_id, own in read.items():
        if own.sound.fields.get("partner") is None:
            continue
        for fault, allowed, advice in _of_one(exercise_id, own, read, complete=complete):
            line = own.file.located.line((_PLACE,))
            yield exercise_id, Problem(own.file.shown, line, _PLACE, fault, allowed, advice)


def _of_one(
    exercise_id: str, own: Draft, read: Mapping[str, Draft], *, complete: bool
) -> Iterator[tuple[str, str, str]]:
    name = str(own.sound.fields["partner"])
    others = [other for other in read if other != exercise_id]
    if name == exercise_id:
        yield (
            "the exercise's own id",
            "the id of the exercise that it is compared with",
            "name the other one, or remove 'partner'",
        )
    elif name in read:
        yield from _unlike(own, read[name])
    elif complete:
        yield (
            f"the exercise {name!r}",
            ", ".join(others) or "none: there is no other exercise",
            near_miss(name, others, "name an exercise by its id, or remove 'partner'"),
        )


def _unlike(own: Draft, other: Draft) -> Iterator[tuple[str, str, str]]:
    """What differs, as far as both can be read."""
    own_fields, other_fields = own.sound.fields, other.sound.fields
    if _PLACE in other_fields and other_fields[_PLACE] != own_fields["id"]:
        named = "no partner" if other_fields[_PLACE] is None else f"{other_fields[_PLACE]!r}"
        yield (
            f"{other_fields['id']!r}, which names {named}",
            "two exercises that name each other",
            f"write 'partner: {own_fields['id']}' in {other.file.shown.name}",
        )
    advice = "make the two alike, or remove 'partner' from both"
    types = [draft.item_type.name if draft.item_type else None for draft in (other, own)]
    if None not in types and types[0] != types[1]:
        yield (
            f"{other_fields['id']!r} of the type {types[0]}",
            f"one of the same type, {types[1]}",
            advice,
        )
    if (
        "scheme" in other_fields
        and "scheme" in own_fields
        and other_fields["scheme"] != own_fields["scheme"]
    ):
        schemes = [
            fields["scheme"].value if fields["scheme"] else "none"
            for fields in (other_fields, own_fields)
        ]
        yield (
            f"{other_fields['id']!r} with the scheme {schemes[0]}",
            f"one with the same scheme, {schemes[1]}",
            advice,
        )
    if other.length and own.length and other.length != own.length:
        count = "1 item" if other.length == 1 else f"{other.length} items"
        yield (
            f"{other_fields['id']!r} with {count}",
            f"one with as many items, {own.length}",
            advice,
        )
