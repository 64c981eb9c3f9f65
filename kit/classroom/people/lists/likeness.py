"""Names that may be of one person: to be pointed out, never decided.

`name_key` says which names *are* the same; here is what people mean by nearly the same.

>>> may_be_one("Zoé Müller", "zoe mueller"), may_be_one("Gray Ada", "Ada Gray")
(True, True)
>>> may_be_one("Mia", "Mia Schmidt"), may_be_one("Mia S.", "Mia Schmidt")
(True, True)
>>> may_be_one("Ben", "Bea"), may_be_one("Mia Weber", "Mia Schmidt")
(False, False)
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise, permutations, product
from typing import Final

from kit.store.people.name_order import folded

Words = tuple[str, ...]

#: As German and Scandinavian keyboards that lack the letter write it.
_SPELT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
#: In a short name, another letter is another name.
_LONG: Final = 6
#: More words than this make no name whose words are tried in every order.
_WORDS_MOST: Final = 4


def may_be_one(left: str, right: str) -> bool:
    """Whether two names may be of one person.

    They do where accents, case, blanks and hyphens, or the order of words alone tell them apart;
    where one says less (a first name, an initial); or where, in six letters and more, one letter
    differs, is missing, or stands beside its place.
    """
    return any(_are_near(*forms) for forms in product(_forms(left), _forms(right)))


def near_pairs(names: Sequence[str]) -> Sequence[tuple[int, int]]:
    """The pairs of places, from 0, whose names may be of one person; each pair in order."""
    # Only names that share a word, or all letters but one, are held against one another.
    sharing: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        for key in {key for words in _forms(name) for key in _keys(words)}:
            sharing.setdefault(key, []).append(place)
    candidates = {pair for places in sharing.values() for pair in combinations(places, 2)}
    return [pair for pair in sorted(candidates) if may_be_one(*(names[place] for place in pair))]


def _keys(words: Words) -> Iterator[str]:
    """What two names share that are near: a word, or their letters, at most one left out."""
    letters = "".join(words)
    yield from (f" {word}" for word in words if len(word) > 1)
    yield letters
    yield "".join(sorted(letters))
    if len(letters) >= _LONG:
        yield from (letters[:at] + letters[at + 1 :] for at in range(len(letters)))


@lru_cache(maxsize=1024)
def _forms(name: str) -> Collection[Words]:
    """The words of a name, and as they are spelt without the keys of its language."""
    plain = tuple(folded(name).split())
    return {plain, tuple(folded(name.casefold().translate(_SPELT)).split())}


def _are_near(left: Words, right: Words) -> bool:
    letters = "".join(left), "".join(right)
    return (
        sorted(left) == sorted(right)
        or letters[0] == letters[1]
        or _says_less(left, right)
        or _says_less(right, left)
        or _one_slip(*letters)
    )


def _says_less(short: Words, long: Words) -> bool:
    """Whether each word of the one is a word of the other, or its first letter; one is a word."""
    if not (len(short) <= len(long) <= _WORDS_MOST and any(len(word) > 1 for word in short)):
        return False
    return any(
        all(_stands_for(word, other) for word, other in zip(short, order, strict=True))
        for order in permutations(long, len(short))
    )


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _one_slip(left: str, right: str) -> bool:
    """Whether one letter differs, is one too many, or two neighbours are swapped."""
    short, long = sorted((left, right), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    differing = [at for at in range(len(long)) if short[at] != long[at]]
    swapped = [
        [first, second]
        for first, second in pairwise(range(len(long)))
        if (short[first], short[second]) == (long[second], long[first])
    ]
    return len(differing) <= 1 or differing in swapped
