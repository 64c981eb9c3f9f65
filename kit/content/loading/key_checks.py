"""A key against its exercise: an entry for each item, and each entry against its item."""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from kit.content.loading.exercise_source import ContentFile, Draft, problems_of
from kit.content.loading.lenient_parse import ITEMS, Sound, raw_items
from kit.content.problems import Problem, Severity
from kit.items.base import AnyItemType
from kit.items.fields.advice import Finding, near_miss
from kit.items.fields.base_models import Item, KeyEntry

_STEP: Final = re.compile(r"\bstep [123]\b", re.IGNORECASE)
#: A reason as `kit draft` begins it, by the step and a colon.
_BEGUN: Final = re.compile(r"\s*step [123]:\s*", re.IGNORECASE)


def check_key(
    file: ContentFile, draft: Draft, key: Sound, *, is_twin: bool = False
) -> Iterator[Problem]:
    """All that is wrong between what of the key and what of the exercise could be read.

    `is_twin`: another exercise has its id, so that the name in the key may be right.
    """
    named = key.fields.get("exercise")
    if None not in {named, draft.id} and named != draft.id and not is_twin:
        yield Problem(
            file.shown, file.located.line(("exercise",)), "exercise", f"the exercise {named!r}",
            str(draft.id), "name the exercise that this key is for",
        )  # fmt: skip
    if (ITEMS,) not in draft.sound.errors | key.errors:
        yield from _check_agreement(file, draft)
    known: dict[str, Item] = {}
    for _, item in draft.items:
        known.setdefault(item.id, item)
    item_type, unread = draft.item_type, {*draft.unread, *_repeated(draft)}
    for item_id, entry in key.items.items():
        if item_type is None or item_id not in known or item_id in unread:
            continue
        asked = (known[item_id], entry, draft.scheme)
        findings = [*item_type.check_key(*asked), *item_type.check_accepted(*asked)]
        findings = findings or list(item_type.check_shown(known[item_id], entry))
        findings = [*findings, *_only_begun(item_type, entry)]
        own = [one for one in findings if not key.hides((ITEMS, item_id, *one.path))]
        yield from problems_of(file, (ITEMS, item_id), own)
        doubts = [*item_type.doubts(known[item_id], entry), *_without_step(item_type, entry)]
        sound = [one for one in doubts if not key.hides((ITEMS, item_id, *one.path))]
        yield from problems_of(file, (ITEMS, item_id), sound, Severity.WARNING)


def _only_begun(item_type: AnyItemType, entry: KeyEntry) -> Iterator[Finding]:
    """Reasons that have their step and nothing behind it: nobody has written them yet."""
    for part, keyed in item_type.labels_keyed(entry).items():
        if _BEGUN.fullmatch(keyed.why):
            path = ("claims", part, "why") if part else ("why",)
            yield Finding(
                path, f"{keyed.why.strip()!r} alone",
                "a reason, such as 'Step 1: the mayor speaks for the town.'",
                "go on: say what in the words decides it",
            )  # fmt: skip


def _without_step(item_type: AnyItemType, entry: KeyEntry) -> Iterator[Finding]:
    """Reasons for labels that do not name the step of the marking guide that decides."""
    for part, keyed in item_type.labels_keyed(entry).items():
        if not _STEP.search(keyed.why):
            path = ("claims", part, "why") if part else ("why",)
            yield Finding(
                path, "a reason without its step",
                "the step of the marking guide that decides, such as 'Step 2: ...'",
                "name it: students are asked for the same three steps",
            )  # fmt: skip


def _repeated(draft: Draft) -> Sequence[str]:
    """Ids that stand a second time: the entry meant by it has another name."""
    names = [name for name, sure in draft.names if sure]
    return [name for number, name in enumerate(names) if name in names[:number]]


def _check_agreement(file: ContentFile, draft: Draft) -> Iterator[Problem]:
    """Ids and entries as they are written: what is broken in them otherwise is said elsewhere."""
    twice = _repeated(draft)
    known = list(dict.fromkeys(name for name, sure in draft.names if sure))
    entries = [str(name) for name, _ in raw_items(file.located.data)]
    for item_id in known:
        if item_id not in entries:
            yield Problem(
                file.shown, file.located.line((ITEMS,)), ITEMS, f"no entry for {item_id!r}",
                "an entry for each item of the exercise",
                near_miss(item_id, sorted(set(entries) - set(known)), "add it"),
            )  # fmt: skip
    unread = [*(name for name, sure in draft.names if not sure), *twice]
    for item_id in _without_item([name for name in entries if name not in known], unread):
        yield Problem(
            file.shown, file.located.line((ITEMS, item_id)), f"items, {item_id}",
            "an entry for no item", "an entry for each item of the exercise",
            near_miss(item_id, sorted(set(known) - set(entries)), "remove it"),
        )  # fmt: skip


def _without_item(entries: Collection[str], unread: Collection[str]) -> Collection[str]:
    """The entries that are surely for no item, where some items' ids cannot be read.

    Such an item takes the entry nearest to its id in spelling; one whose id is like none may
    belong to any.
    """
    left = list(entries)
    for name in unread:
        nearest = difflib.get_close_matches(name.lower(), left, n=1, cutoff=0.6)
        if not nearest:
            return []
        left.remove(nearest[0])
    return left
