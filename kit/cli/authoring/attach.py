"""`kit attach`: a teacher's own copy of an article, kept for the classes of theirs alone."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import click

from kit.classroom.authoring import copies
from kit.classroom.authoring.copies import CopiesPage, KnownArticle, OwnCopy
from kit.classroom.authoring.own_library import library_for
from kit.cli.authoring.article_file import article_or_stop
from kit.cli.content import courses_of
from kit.cli.options import WRONG_CALL, opened, stop, teacher_or_stop, with_settings
from kit.content.attached.blocks import numbered, paragraphs
from kit.items.fields.advice import near_miss
from kit.store.authoring.article_copies import CopyRecord
from kit.store.engine import Store

#: Characters of a paragraph that are printed, to tell it by.
_SHOWN: Final = 56
_CALL: Final = "Name an article and a file, such as `kit attach a article.txt`, or give --list."


@click.command()
@click.argument("article", required=False, metavar="[ARTICLE]")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--teacher", default=None, metavar="NAME", help="Whose copy it is, of several.")
@click.option("--list", "lists", is_flag=True, help="List the articles, and which have a copy.")
@click.option("--remove", is_flag=True, help="Remove the copy of ARTICLE for good instead.")
@with_settings("data", "database_url", "content", "without_shipped")
def attach(
    article: str | None,
    file: Path | None,
    teacher: str | None,
    *,
    lists: bool,
    remove: bool,
    **options: Any,
) -> None:
    """Keep FILE as your own copy of ARTICLE, which lessons name by its id.

    FILE is a text (.txt, .md), a saved web page (.html), Word (.docx) or PDF. Its paragraphs are
    found and counted. Your classes see those that claims name, in their feedback; nobody else does,
    and no export holds them. A copy that is there already is replaced.
    """
    if lists == bool(article) or bool(file) != (bool(article) and not remove):
        stop(_CALL, status=WRONG_CALL)
    with opened(options) as (settings, store):
        teacher_id = teacher_or_stop(store, teacher)
        library = library_for(store, courses_of(settings).offered, teacher_id)
        page = copies.copies_page(store, library, teacher_id)
        if article is None:
            _list(page)
        elif remove:
            _remove(store, teacher_id, page, article)
        else:
            known = _known(page.known, article)
            text = article_or_stop(file or Path()).text
            now = datetime.now(UTC)
            _tell(known, copies.attach(store, teacher_id, known.article, text, now))


def _list(page: CopiesPage) -> None:
    for known in page.known:
        article = known.article
        state = "no copy"
        if known.copy is not None:
            state = f"a copy with {_count(known.count)} of {article.paragraphs}"
        click.echo(f"{article.id}  {article.outlet}, {article.date}  ({state})")
    for copy in page.others:
        state = f"a copy with {_count(len(paragraphs(copy.blocks)))}; nothing names it now"
        click.echo(f"{copy.article_id}  {copy.outlet}  ({state})")
    if not (page.known or page.others):
        click.echo("Neither the course nor a draft names an article.")


def _remove(store: Store, teacher_id: UUID, page: CopiesPage, article_id: str) -> None:
    there = [*(known.copy for known in page.known if known.copy), *page.others]
    own = [copy for copy in there if copy.article_id == article_id]
    if not own:
        stop(f"There is no copy of {article_id}; `kit attach --list` names those that there are.")
    for copy in own:
        copies.remove(store, OwnCopy(teacher_id, copy.id))
        click.echo(
            f"The copy of {article_id} ({copy.outlet}) is removed. Copies of the database that "
            "were made before, such as those in backups/, keep it until you delete them."
        )


def _known(articles: Sequence[KnownArticle], article_id: str) -> KnownArticle:
    own = [known for known in articles if known.article.id == article_id]
    if len(own) > 1:
        outlets = "; ".join(known.article.outlet for known in own)
        stop(
            f"Several articles are named {article_id}: {outlets}. Attach it in the browser, under "
            "Your own, where you can choose one."
        )
    if not own:
        names = [known.article.id for known in articles]
        advice = near_miss(article_id, names, "`kit attach --list` names those that there are")
        stop(f"Neither the course nor a draft names an article {article_id}: {advice}.")
    return own[0]


def _tell(known: KnownArticle, copy: CopyRecord) -> None:
    for number, block in numbered(copy.blocks):
        words = block.text if len(block.text) <= _SHOWN else f"{block.text[:_SHOWN]}…"
        click.echo(f"{f'¶{number}' if number else 'none':>5}  {words}")
    count, article = len(paragraphs(copy.blocks)), known.article
    words = "as many as" if count == article.paragraphs else f"where {article.paragraphs} are what"
    click.echo(f"{_count(count)}, {words} the course counts in {article.id} ({article.outlet}).")
    missing = [str(number) for number in known.named if number > count]
    if missing:
        click.echo(f"Claims name ¶{', ¶'.join(missing)}, which this copy does not have.")
    click.echo("To correct the paragraphs, open Your own, Articles, in the browser.")


def _count(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count} paragraphs"
