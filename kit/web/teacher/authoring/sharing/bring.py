"""Something brought in: looked at whole, shown, and then made a draft of.

Nothing is stored before that. A file that was looked at is carried along by the page that shows
what is in it; a text stays in its box.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256
from http import HTTPStatus
from typing import Final, NoReturn

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import drafts, sharing
from kit.classroom.authoring.drafts import Beginning
from kit.classroom.authoring.errors import TextTooLong
from kit.classroom.authoring.sharing import Surroundings
from kit.classroom.errors import KitError
from kit.content.own.texts import KEY, DraftKind
from kit.exchange.authoring.loose_files import read_loose
from kit.exchange.authoring.manifest import Manifest
from kit.exchange.authoring.package import packed
from kit.exchange.authoring.received import Received, Refused, read_package
from kit.exchange.authoring.text_form.read_text import TextForm, read_text_form
from kit.exchange.cell_text import decoded
from kit.store.authoring.drafts import DraftRecord
from kit.web.access import teacher
from kit.web.state import kit, now
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.own import EDITORS
from kit.web.teacher.authoring.room_left import while_room_is_left
from kit.web.teacher.authoring.sharing.forms import BROUGHT_MOST, BringForm
from kit.web.teacher.authoring.sharing.words import (
    keyed_claims,
    keyed_parts,
    sentence_text,
    wrong_in_files,
    wrong_in_text,
)
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text

#: With the other pages of what a teacher writes.
blueprint = own.blueprint

_TEXTS: Final = (".txt", ".text")
#: The two buttons behind a look: all of it, and the claims alone that are good.
_BRING, _GOOD = "bring", "good"


class _Refusal(Exception):
    """Nothing of what was sent can be used, for these reasons."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


@blueprint.route("/import", methods=["GET", "POST"])
@while_room_is_left
def bring_in() -> ResponseReturnValue:
    """The form; its post shows what would come in, and then brings it in."""
    form = BringForm()
    if not form.is_submitted():
        return _first_page(form)
    if not form.validate():
        return _first_page(form, form.errors.get("csrf_token", ())), HTTPStatus.BAD_REQUEST
    here = sharing.surroundings(kit().store, kit().library, teacher().id)
    try:
        return _bring(form, here) if form.do.data in {_BRING, _GOOD} else _look(form, here)
    except _Refusal as refusal:
        return _first_page(form, refusal.reasons), HTTPStatus.BAD_REQUEST
    except TextTooLong as error:
        return _first_page(form, (error_text(error),)), HTTPStatus.BAD_REQUEST


def _look(form: BringForm, here: Surroundings) -> ResponseReturnValue:
    files = form.read_files()
    typed = form.text.data or ""
    if files and typed.strip():
        _refuse(
            gettext(
                "There is a text in the box, and a file is chosen, too. Empty the box, or leave "
                "the file out: bring in one after the other."
            )
        )
    if not files and not typed.strip():
        _refuse(gettext("Choose a file, or paste a text into the box."))
    if sum(len(content) for _name, content in files) > BROUGHT_MOST:
        _refuse(_too_large())
    if not files:
        return _text_page(form, here)
    if len(files) == 1 and files[0][0].lower().endswith(_TEXTS):
        form.text.data = _text_of(files[0][1])
        return _text_page(form, here)
    return _file_page(form, _received(files, here))


def _bring(form: BringForm, here: Surroundings) -> ResponseReturnValue:
    if form.carried.data:
        received = _sound(read_package(_carried(form.carried.data), here.library, here.taken))
        fit = received.fitted
        beginning = Beginning(
            fit.kind, fit.manifest.title or fit.id, fit.texts, _whence(fit.manifest),
            content_id=fit.id, pictures=fit.pictures,
        )  # fmt: skip
        return _to(_made(form, beginning), mends=bool(received.checked.errors))
    read = read_text_form(form.text.data or "", here.library, here.taken)
    whole = not read.mistakes
    if not read.texts or not (whole or (form.do.data == _GOOD and _is_looked_at(form))):
        return _text_page(form, here)
    beginning = Beginning(
        DraftKind.EXERCISE, read.title, read.texts, gettext("brought in"), content_id=read.id
    )
    draft = _made(form, beginning)
    if whole:
        return _to(draft)
    return _rest_page(form, read, draft, here)


def _received(files: list[tuple[str, bytes]], here: Surroundings) -> Received:
    zips = [content for name, content in files if name.lower().endswith(".zip")]
    if zips and len(files) > 1:
        _refuse(gettext("Choose one .zip by itself, or the files of one exercise or lesson."))
    if len(files) == 1 and not files[0][0].lower().endswith((".yaml", ".yml", ".md")):
        return _sound(read_package(files[0][1], here.library, here.taken))
    return _sound(read_loose(files, here.library, here.taken))


def _sound(read: Received | Refused) -> Received:
    """What was read. Raises _Refusal."""
    if isinstance(read, Refused):
        _refuse(*map(sentence_text, read.reasons))
    return read


def _carried(typed: str) -> bytes:
    try:
        return b64decode(typed, validate=True)
    except ValueError:
        return b""


def _text_of(raw: bytes) -> str:
    try:
        return decoded(raw).text
    except KitError:
        _refuse(
            gettext(
                "This file is no plain text. Open it in the program that made it, copy the text "
                "and paste it into the box; or save it as plain text (.txt)."
            )
        )


def _whence(slip: Manifest) -> str:
    """How it was begun: whose it is, on what terms, from what, in the list of versions."""
    terms = [
        gettext("by %(name)s", name=slip.by) if slip.by else "",
        slip.licence,
        gettext("after %(source)s", source=slip.source) if slip.source else "",
    ]
    return "; ".join([gettext("brought in"), *filter(None, terms)])


def _made(form: BringForm, beginning: Beginning) -> DraftRecord:
    return drafts.make(kit().store, teacher().id, beginning, now(), once=form_id(form.once.data))


def _to(draft: DraftRecord, *, mends: bool = False) -> ResponseReturnValue:
    """To where it is written; where something in it is to be mended first, to what that is."""
    text = gettext("“%(title)s” is in, as a draft: nobody sees it but you.", title=draft.title)
    flash(text)
    page = "authoring.check" if mends else EDITORS[draft.kind]
    return redirect(url_for(page, draft_id=draft.id), HTTPStatus.SEE_OTHER)


def _is_looked_at(form: BringForm) -> bool:
    return bool(form.looked.data == _mark(form.text.data or ""))


def _mark(text: str) -> str:
    """A text's mark: the same for the same words, whatever ends its lines."""
    return sha256("\n".join(text.splitlines()).encode("utf-8", "replace")).hexdigest()


def _refuse(*reasons: str) -> NoReturn:
    raise _Refusal(reasons)


def _too_large() -> str:
    most = BROUGHT_MOST >> 20
    return str(
        gettext(
            "What you chose is larger than %(most)s MiB. Make the pictures in it smaller; or let "
            "whoever runs the kit take it into a content folder with `kit import`.",
            most=most,
        )
    )


def _first_page(form: BringForm, problems: Iterable[str] = ()) -> str:
    return render_template(
        "teacher/authoring/sharing/bring.html",
        form=form,
        problems=list(problems),
        most=BROUGHT_MOST >> 20,
    )


def _file_page(form: BringForm, received: Received) -> ResponseReturnValue:
    """What is in a file, carried along by the page."""
    raw = packed(received.package)
    if len(raw) > BROUGHT_MOST:
        _refuse(_too_large())
    fit = received.fitted
    shown = wrong_in_files(received, hides=teacher().hides)
    return render_template(
        "teacher/authoring/sharing/brought.html",
        form=form,
        fit=fit,
        slip=received.package.manifest,
        carried=b64encode(raw).decode(),
        remarks=[sentence_text(one) for one in received.remarks],
        problems=shown,
        hidden=len(received.problems) - len(shown),
        parts=list(keyed_parts(received.checked.library, fit.id)),
        lesson=received.checked.library.lessons.get(fit.id),
        has_key=KEY in fit.texts,
    )


def _text_page(form: BringForm, here: Surroundings) -> ResponseReturnValue:
    """How a text reads, claim by claim, above the box that it stands in."""
    text = form.text.data or ""
    read = read_text_form(text, here.library, here.taken)
    form.looked.data = _mark(text)
    page = render_template(
        "teacher/authoring/sharing/text.html",
        form=form,
        read=read,
        claims=keyed_claims(read.claims),
        wrong=wrong_in_text(read.mistakes),
        remarks=[sentence_text(one) for one in read.remarks],
    )
    return page, HTTPStatus.OK if read.texts or read.claims else HTTPStatus.BAD_REQUEST


def _rest_page(
    form: BringForm, read: TextForm, draft: DraftRecord, here: Surroundings
) -> ResponseReturnValue:
    """What came in, and what did not, still in the box, with the lines that it has there."""
    form.text.data = read.rest
    rest = read_text_form(read.rest, here.library, here.taken)
    return render_template(
        "teacher/authoring/sharing/rest.html",
        form=form, read=read, draft=draft, wrong=wrong_in_text(rest.mistakes),
    )  # fmt: skip
