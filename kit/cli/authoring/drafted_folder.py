"""A drafted exercise in a content folder: its files, and the sheet beside them."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import click

from kit.cli.options import WRONG_CALL, stop
from kit.content.own.editing.machine_ids import unique_slug
from kit.content.own.texts import DraftKind, placed
from kit.exchange.authoring.content_folder import NotWritten, ids_in, libraries, write_into
from kit.exchange.drafted.drafting import Drafted
from kit.exchange.drafted.files import About, drafted_texts
from kit.exchange.drafted.sheet import drafted_sheet

_OTHERWISE: Final = "exercise"


@dataclass(frozen=True, slots=True)
class Named:
    """What an article is called and where it is from; what is not known is empty."""

    title: str
    outlet: str
    date: str
    byline: str
    kind: str
    url: str


def write_or_stop(root: Path, named: Named, taken: Drafted) -> None:
    """Write the exercise into the folder and say what is left to do; all of it, or nothing."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(f"{root} cannot be made: {error.strerror}. Name another folder with -o.",
             status=WRONG_CALL)  # fmt: skip
    _own, course = libraries(root)
    content_id = unique_slug(named.title, {*course.exercises} - ids_in(root), _OTHERWISE)
    about = About(
        unique_slug(f"{named.outlet} {named.date}", course.articles, "article"),
        named.outlet, named.date, named.kind, named.url, named.byline,
    )  # fmt: skip
    texts = drafted_texts(content_id, named.title, taken.article, about, taken.claims)
    sheet = root / f"{content_id}.sheet.csv"
    files = [*(root / path for path in placed(DraftKind.EXERCISE, content_id, texts)), sheet]
    for path in files:
        if path.name != "articles.yaml" and os.path.lexists(path):
            _stop_at(path)
    if content_id in ids_in(root):
        stop(f"There is an exercise {content_id} in {root} already. Name another folder with -o.")
    try:
        paths = write_into(root, DraftKind.EXERCISE, content_id, texts, {})
    except NotWritten as problem:
        stop(str(problem), "Or name another folder with -o.")
    _write_sheet(sheet, drafted_sheet(taken.article, taken.claims))
    for written in (*paths, sheet.name):
        click.echo(root / written)
    _tell_what_is_left(root, content_id, about)


def _stop_at(path: Path) -> NoReturn:
    stop(f"{path} is there already, and nothing is written over. Name another folder with -o.")


def _write_sheet(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except OSError as error:
        stop(f"{path} cannot be written: {error.strerror}. The exercise itself is written.")


def _tell_what_is_left(root: Path, content_id: str, about: About) -> None:
    unknown = [name for name in ("outlet", "date") if not getattr(about, name)]
    if unknown:
        was, it = ("was", "it") if len(unknown) == 1 else ("were", "them")
        click.echo(
            f"The article's {' and '.join(unknown)} {was} not found: write {it} in "
            "lessons/articles.yaml."
        )
    click.echo(
        f"No label is written. Write label, why and check of each claim in "
        f"exercises/{content_id}.key.yaml, then run: kit check {root}\n"
        "Until then it names each that is missing, and the exercise is not given."
    )
