"""The kit's own words in a file, in English; whoever has another language puts its own in place."""

from collections.abc import Callable

from kit.items.printing.blocks import Text, Words

#: Puts the kit's own words into a language; an author's texts stand as they are.
Say = Callable[[Text], str]


def in_english(text: Text) -> str:
    """A text with its facts filled in.

    >>> in_english(Words("%(count)s of %(all)s", {"count": 2, "all": Words("three")}))
    '2 of three'
    """
    if isinstance(text, str):
        return text
    message = text.plural if text.plural and text.count != 1 else text.message
    facts = {
        name: in_english(fact) if isinstance(fact, Words) else fact
        for name, fact in text.facts.items()
    }
    return message % facts if facts else message
