"""`kit draft`: an article taken apart, what was found in it, and an exercise begun of it."""

import re
from pathlib import Path
from typing import Final

import click

from kit.classroom.errors import KitError
from kit.cli.authoring.article_file import article_or_stop
from kit.cli.authoring.drafted_folder import Named, write_or_stop
from kit.cli.options import stop
from kit.exchange.article_files.article import ReadArticle
from kit.exchange.drafted.drafting import Drafted, drafted
from kit.exchange.drafted.words import found_words, proposal_words, shortened

_STAYS: Final = "The text never leaves this computer: nothing is fetched, and nothing is sent."
_NOT_ENGLISH: Final = (
    "This is not English, and nothing is looked for in other languages. It is cut into sentences "
    "all the same: label them yourself."
)
_SILENT: Final = "Nothing was found, and nothing is proposed: that says nothing of it."
_BY: Final = re.compile(r"\Aby:? (?=\S)", re.IGNORECASE)
#: Removals that are listed; the others are counted.
_REMOVALS_MOST: Final = 12
_MARGIN: Final = " " * 6


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="ARTICLE")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Write an exercise with these claims into a content folder, which is made if need be.",
)
@click.option("--all", "every", is_flag=True, help="All sentences, and not a spread of twelve.")
@click.option("--title", default="", metavar="TEXT", help="What it is called. [as found]")
@click.option("--outlet", default="", metavar="TEXT", help="Who published it. [as found]")
@click.option("--date", default="", metavar="TEXT", help="When. [as found]")
@click.option("--kind", default="report", metavar="TEXT", show_default=True, help="What it is.")
@click.option("--url", default="", metavar="ADDRESS", help="Where it can be read.")
def draft(file: Path, folder: Path | None, *, every: bool, **typed: str) -> None:
    """Take ARTICLE apart, and say what stands in it for the three questions of the guide.

    ARTICLE is a text (.txt, .md), a saved web page (.html), Word (.docx) or PDF. It is read on this
    computer; nothing is fetched, and nothing is sent. What is proposed is for you to confirm: no
    label is written for you, and nothing that is there is written over.
    """
    read = article_or_stop(file)
    try:
        taken = drafted(read, every=every)
    except KitError as reason:
        stop(str(reason))
    named = _named(file, read, taken, typed)
    click.echo(_STAYS)
    _tell_of_article(named, taken)
    _tell_of_claims(taken)
    if folder is not None:
        write_or_stop(folder, named, taken)


def _named(file: Path, read: ReadArticle, taken: Drafted, typed: dict[str, str]) -> Named:
    """What the article is, by what was typed, by the file's own head, or by its text."""
    article = taken.article
    return Named(
        title=_flat(typed["title"] or read.title or article.title or file.stem),
        outlet=_flat(typed["outlet"] or read.outlet),
        date=_flat(typed["date"] or read.date or article.date),
        byline=_BY.sub("", _flat(read.byline or article.byline)),
        kind=_flat(typed["kind"]),
        url=typed["url"].strip(),
    )


def _flat(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _tell_of_article(named: Named, taken: Drafted) -> None:
    byline = f"by {named.byline}" if named.byline else ""
    known = [named.title, byline, named.outlet, named.date]
    click.echo(f"Found: {'; '.join(filter(None, known))}. Is it right?")
    removals = taken.article.removals
    for removal in removals[:_REMOVALS_MOST]:
        click.echo(f"Left out or mended, line {removal.line}, {removal.kind.value}: "
                   f"{shortened(removal.text)}")  # fmt: skip
    if len(removals) > _REMOVALS_MOST:
        click.echo(f"Left out or mended besides: {len(removals) - _REMOVALS_MOST} more.")
    if taken.personal:
        click.echo(f"Somebody can be reached by what stands in it: {', '.join(taken.personal)}. "
                   "Leave that out of claims.")  # fmt: skip
    if not taken.english:
        click.echo(_NOT_ENGLISH)


def _tell_of_claims(taken: Drafted) -> None:
    count = sum(len(sentence.claims) for _block, sentence in taken.article.sentences())
    click.echo(f"Claims: {len(taken.claims)} of {count}.")
    for number, claim in enumerate(taken.claims, 1):
        click.echo(f"\n{number:>3}. ¶{claim.paragraph}  {claim.words}")
        if claim.reason:
            click.echo(f"{_MARGIN}Why ask it: {claim.reason}")
        for asked, answer in found_words(taken.article, claim.facts):
            click.echo(f"{_MARGIN}{asked} {answer}")
        if claim.proposal is not None:
            click.echo(f"{_MARGIN}Proposed: {proposal_words(claim.proposal)}")
        elif taken.english and not claim.facts:
            click.echo(f"{_MARGIN}{_SILENT}")
        elif taken.english:
            click.echo(f"{_MARGIN}Nothing is proposed.")
