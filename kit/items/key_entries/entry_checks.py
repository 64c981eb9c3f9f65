"""What is checked alike in items and keys: ids that stand once, an entry for all that is asked."""

from collections.abc import Iterable, Mapping, Sequence

from kit.items.fields.advice import Finding, near_miss


def repeated_ids(
    ids: Iterable[str], path: tuple[str | int, ...], noun: str, field: tuple[str, ...] = ("id",)
) -> list[Finding]:
    """A finding for each id that stood before in the list at `path`."""
    seen: set[str] = set()
    findings = []
    for number, entry_id in enumerate(ids):
        if entry_id in seen:
            findings.append(
                Finding(
                    (*path, number, *field),
                    f"the id {entry_id!r} a second time",
                    f"an id of its own for each {noun}",
                    "give one of them another id",
                )
            )
        seen.add(entry_id)
    return findings


def check_entries(
    asked: Sequence[str], keyed: Mapping[str, object], field: str, noun: str
) -> list[Finding]:
    """An entry of the key for each that is asked, and no other."""
    allowed = f"an entry for each {noun} of the item"
    missing = [
        Finding(
            (field, one),
            f"no entry for {one!r}",
            allowed,
            near_miss(one, set(keyed) - set(asked), "add it"),
        )
        for one in dict.fromkeys(asked)
        if one not in keyed
    ]
    return missing + [
        Finding(
            (field, one),
            f"an entry for no {noun}",
            allowed,
            near_miss(one, set(asked) - set(keyed), "remove it"),
        )
        for one in keyed
        if one not in asked
    ]


def check_offered(
    path: tuple[str | int, ...], name: str, offered: Iterable[str], what: str, otherwise: str
) -> list[Finding]:
    """A finding where something is named that is not offered."""
    known = list(offered)
    if name in known:
        return []
    return [Finding(path, f"{what} {name!r}", ", ".join(known), near_miss(name, known, otherwise))]
