"""Blocks of a sheet as templates show them: which part renders one, and its words translated."""

from flask_babel import gettext, ngettext

from kit.items.printing.blocks import Block, Text, Words


def kind_of(block: Block) -> str:
    """The name of the macro that renders a block."""
    return type(block).__name__.lower()


def words_of(text: Text) -> str:
    """An author's text as it is; the kit's own words in the reader's language, facts filled in."""
    if isinstance(text, str):
        return text
    facts = {
        name: words_of(fact) if isinstance(fact, Words) else fact
        for name, fact in text.facts.items()
    }
    if text.plural:
        return str(ngettext(text.message, text.plural, text.count, **facts))
    # Without facts nothing is filled in: an author's own words may hold a percent sign.
    message = str(gettext(text.message)) if text.message else ""
    return message % facts if facts else message
