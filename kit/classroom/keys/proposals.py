"""What a teacher may decide about a key, and the key that follows from it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Final

from kit.classroom.errors import KitError, NotFound
from kit.classroom.keys.errors import (
    AlreadyVoid,
    CountsAlready,
    KeySaysSo,
    NothingNew,
)
from kit.classroom.keys.unparsed_answers import Texts, is_valid_choice
from kit.classroom.texts import REASON_MAX, stored_text
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.versions import key_version
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.items.fields.base_models import WHOLE, Accepted, Item, KeyEntry
from kit.vocabulary import N_, Ruling

#: Rulings about an item as a whole, for which no answer has to be named.
_WHOLE_ITEM: Final = frozenset({Ruling.VOIDED, Ruling.COUNTED})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a teacher means to decide, and on which version of the key they decided it.

    `choice` is the answer accepted, or what the key is to say; for a key that is upheld or an
    item that is voided the answer argued for, if any; none for an item that is counted again.
    `reason` is for the class and stands in the key; `reply` is for those who argued, who read the
    reason where there is none. Whoever upholds a key owes a reply alone. `answers`: the arguments
    that it is about are answered by it; else they wait on.
    `item_id` is None and `shipped` the kit's own key where that one is to be taken over. `check`:
    how one would check a changed key; empty leaves the old words, marked as those of before.
    """

    ruling: Ruling
    reason: str
    on_version: str
    item_id: str | None = None
    part_id: str | None = None
    choice: str | None = None
    shipped: Key[Any] | None = None
    check: str = ""
    reply: str = ""
    answers: bool = True


def checked(
    exercise: Exercise[Any], key: Key[Any], proposal: Proposal, typed: Texts | None = None
) -> Proposal:
    """The proposal with its texts as they are stored, if it can be made.

    `typed`: what students typed that is no number; it may be accepted as it is.

    Raises NotFound, KeySaysSo, AlreadyVoid, CountsAlready or NothingNew; KitError for a choice
    that the key cannot hold, and ValueError for a text that no form lets through.
    """
    proposal = _with_stored_texts(proposal)
    if proposal.ruling is Ruling.ADOPTED or proposal.item_id is None:
        return _checked_shipped(exercise, key, proposal)
    item = item_of(exercise, proposal.item_id)
    entry = key.items[item.id]
    if proposal.ruling in _WHOLE_ITEM:
        _check_void(entry, proposal.ruling)
    if proposal.ruling is Ruling.COUNTED or (
        proposal.ruling is Ruling.VOIDED and not proposal.choice
    ):
        return replace(proposal, part_id=None, choice=None)
    part = part_of(exercise, item, proposal.part_id or WHOLE)
    choice = choice_of(exercise, item, part, proposal.choice or "", (typed or {}).get(part.id, ()))
    if proposal.ruling is Ruling.CHANGED and not is_valid_choice(exercise, item, part, choice):
        raise KitError(
            N_(
                "“%(choice)s” is not a number, so the key cannot say it. Accept it beside the key, "
                "or type the number that the key is to say."
            ),
            choice=choice[:40],
        )
    _check_new(exercise, entry, proposal.ruling, part, choice)
    return replace(proposal, part_id=part.id, choice=choice)


def _with_stored_texts(proposal: Proposal) -> Proposal:
    """The proposal with its texts as they are stored. Raises ValueError as `checked`."""
    upholds = proposal.ruling is Ruling.UPHELD
    # Nothing about a key that stands is for the class.
    reason = "" if upholds else proposal.reason
    reply = proposal.reply or (proposal.reason if upholds else "")
    return replace(
        proposal,
        reason=stored_text(reason, REASON_MAX, least=0 if upholds else 1),
        check=stored_text(proposal.check, REASON_MAX),
        reply=stored_text(reply, REASON_MAX, least=1 if upholds else 0),
    )


def _check_void(entry: KeyEntry, ruling: Ruling) -> None:
    """Raises AlreadyVoid or CountsAlready where the item stands so already."""
    if ruling is Ruling.VOIDED and entry.void is not None:
        raise AlreadyVoid
    if ruling is Ruling.COUNTED and entry.void is None:
        raise CountsAlready


def _check_new(
    exercise: Exercise[Any], entry: KeyEntry, ruling: Ruling, part: Part, choice: str
) -> None:
    """Raises KeySaysSo where accepting the answer, or changing the key to it, changes nothing."""
    may_repeat = ruling in {Ruling.UPHELD, Ruling.VOIDED} or entry.void is not None
    is_due = ITEM_TYPES[exercise.type].due(entry).get(part.id) == choice
    is_accepted = takes_for_right(exercise.type, entry, part.id, choice)
    if not may_repeat and (is_due or (is_accepted and ruling is Ruling.ACCEPTED)):
        raise KeySaysSo(choice=part.words(choice))


def _checked_shipped(exercise: Exercise[Any], key: Key[Any], proposal: Proposal) -> Proposal:
    shipped = proposal.shipped
    if shipped is None or key_version(shipped) == key_version(key) or not fits(exercise, shipped):
        raise NothingNew(title=exercise.title)
    return replace(proposal, item_id=None, part_id=None, choice=None)


def item_of(exercise: Exercise[Any], item_id: str) -> Item:
    """The exercise's item of that id. Pure. Raises NotFound."""
    for item in exercise.items:
        if item.id == item_id:
            return item  # type: ignore[no-any-return]  # an item of any type
    raise NotFound(
        N_("“%(title)s” has no item %(item)s. Go back to the exercise, and choose the item there."),
        title=exercise.title,
        item=item_id[:64],
    )


def part_of(exercise: Exercise[Any], item: Item, part_id: str) -> Part:
    """The item's part of that id. Pure. Raises NotFound."""
    for part in ITEM_TYPES[exercise.type].parts(item, exercise.scheme):
        if part.id == part_id:
            return part
    raise NotFound(
        N_(
            "There is no such question in item %(item)s of “%(title)s”. Go back and choose one of "
            "those on the page."
        ),
        title=exercise.title,
        item=item.id,
    )


def choice_of(
    exercise: Exercise[Any], item: Item, part: Part, posted: str, texts: Collection[str] = ()
) -> str:
    """The choice that was picked or typed for a part. Pure.

    Raises KitError for one that is not among those offered, or is no number.

    Where a number is asked for, one of `texts` is a choice, too: somebody answered it.
    """
    choice = ITEM_TYPES[exercise.type].choice_of(item, part, posted)
    if choice is not None:
        return choice
    if not part.choices and posted.strip() in texts:
        return posted.strip()
    if part.choices:
        message = N_(
            "“%(choice)s” is not among the answers to this item. Choose one of those offered."
        )
    else:
        message = N_(
            "“%(choice)s” is not a number. Type digits, with a point before a fraction, such as "
            "1234 or 1234.5."
        )
    raise KitError(message, choice=posted[:40])


def revised(exercise_type: str, key: Key[Any], proposal: Proposal) -> Key[Any]:
    """The key as a proposal would have it. Pure.

    An item that was void counts again, by that very ruling or since an answer to it is accepted
    or the key changed.
    """
    if proposal.shipped is not None:
        return proposal.shipped
    if proposal.ruling is Ruling.UPHELD or proposal.item_id is None:
        return key
    entry = key.items[proposal.item_id]
    return key.model_copy(
        update={
            "items": {**key.items, proposal.item_id: _revised_entry(exercise_type, entry, proposal)}
        }
    )


def _revised_entry(exercise_type: str, entry: KeyEntry, proposal: Proposal) -> KeyEntry:
    if proposal.ruling is Ruling.VOIDED:
        return entry.model_copy(update={"void": proposal.reason})
    if proposal.ruling is Ruling.COUNTED:
        return _counting(entry, entry.accepted)
    part, choice = proposal.part_id or "", proposal.choice or ""
    if proposal.ruling is Ruling.ACCEPTED:
        accepted = Accepted(part=part, choice=choice, why=proposal.reason)
        return _counting(entry, (*entry.accepted, accepted))
    if ITEM_TYPES[exercise_type].due(entry).get(part) != choice:
        entry = ITEM_TYPES[exercise_type].change(
            entry, part, choice, proposal.reason, proposal.check
        )
    others = [one for one in entry.accepted if (one.part, one.choice) != (part, choice)]
    return _counting(entry, tuple(others))


def _counting(entry: KeyEntry, accepted: tuple[Accepted, ...]) -> KeyEntry:
    update: dict[str, object] = {"accepted": accepted} if accepted != entry.accepted else {}
    if entry.void is not None:
        update["void"] = None
    return entry.model_copy(update=update)


def takes_for_right(exercise_type: str, entry: KeyEntry, part: str, choice: str) -> bool:
    """Whether an answer to a part is the key's own or one accepted besides. Pure."""
    accepted = any((one.part, one.choice) == (part, choice) for one in entry.accepted)
    return accepted or ITEM_TYPES[exercise_type].due(entry).get(part) == choice


def suits(exercise: Exercise[Any], proposal: Proposal) -> bool:
    """Whether a proposal makes sense for an exercise, given perhaps with another text. Pure."""
    if proposal.shipped is not None:
        return fits(exercise, proposal.shipped)
    try:
        item = item_of(exercise, proposal.item_id or "")
        if proposal.choice is not None:
            part = part_of(exercise, item, proposal.part_id or WHOLE)
            texts = (proposal.choice,)
            return choice_of(exercise, item, part, proposal.choice, texts) == proposal.choice
    except KitError:
        return False
    return True


def fits(exercise: Exercise[Any], key: Key[Any]) -> bool:
    """Whether a key can mark an exercise as it was given: an entry for each item, none wrong."""
    item_type = ITEM_TYPES[exercise.type]
    return all(
        isinstance(entry := key.items.get(item.id), item_type.key_model)
        and not item_type.check_key(item, entry, exercise.scheme)
        for item in exercise.items
    )
