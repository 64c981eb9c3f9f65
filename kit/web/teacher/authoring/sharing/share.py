"""An exercise or lesson handed on: one file of its files, or claims and key as a text."""

from typing import Final
from uuid import UUID

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from kit.classroom.authoring import sharing
from kit.classroom.authoring.sharing import Handed
from kit.content.own.article_entries import listed
from kit.content.own.checked import check_texts
from kit.content.own.naming import named_articles
from kit.content.own.texts import ARTICLES, KEY, DraftKind
from kit.exchange.authoring.package import Terms, package_of, packed
from kit.exchange.authoring.sentences import Sentence, sentence
from kit.exchange.authoring.text_form.write_text import NoTextForm, text_form
from kit.exchange.file_names import attachment
from kit.vocabulary import N_
from kit.web.access import teacher
from kit.web.state import kit
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.authoring.sharing.forms import WITHOUT_KEY, WORDS_MOST, ShareForm
from kit.web.teacher.authoring.sharing.words import sentence_text

#: With the other pages of what a teacher writes.
blueprint = own.blueprint

#: The terms of what is shipped (LICENSE-CONTENT), and those that are proposed for own work.
_SHIPPED: Final = Terms("CC BY 4.0", "Whose Words")
_PROPOSED: Final = "CC BY 4.0"
_ENDING: Final = "<any(zip,txt):ending>"
_TYPES: Final = {"zip": "application/zip", "txt": "text/plain; charset=utf-8"}

LESSON: Final = N_("A lesson has no text form: only claims to label with their key have one.")
UNSOUND: Final = N_(
    "Something in it is still to be mended, so it has no text form yet: its page says what."
)
HIDDEN: Final = N_("The text holds the key, which is hidden now. Show names and key to see it.")


@blueprint.get("/<uuid:draft_id>/share")
def share(draft_id: UUID) -> ResponseReturnValue:
    """How a draft may leave, with the text to copy."""
    handed = sharing.own_handed(kit().store, kit().library, own_draft(draft_id))
    return _page(handed, draft_id)


@blueprint.get(f"/<uuid:draft_id>/share.{_ENDING}")
def share_file(draft_id: UUID, ending: str) -> ResponseReturnValue:
    """The draft as a file."""
    handed = sharing.own_handed(kit().store, kit().library, own_draft(draft_id))
    return _file(handed, ending, draft_id)


@blueprint.get("/course/<content_id>/share")
def share_course(content_id: str) -> ResponseReturnValue:
    """How something of the course may leave."""
    return _page(sharing.handed_of_course(offered(), content_id))


@blueprint.get(f"/course/<content_id>/share.{_ENDING}")
def share_course_file(content_id: str, ending: str) -> ResponseReturnValue:
    """Something of the course as a file."""
    return _file(sharing.handed_of_course(offered(), content_id), ending)


def _page(handed: Handed, draft_id: UUID | None = None, form: ShareForm | None = None) -> str:
    text, why_not = _text(handed)
    return render_template(
        "teacher/authoring/sharing/share.html",
        handed=handed,
        draft={"id": draft_id, "kind": handed.kind} if draft_id else None,
        form=form or ShareForm(formdata=None, **_proposed(handed, is_own=draft_id is not None)),
        has_key=KEY in handed.texts,
        text=text,
        why_not=sentence_text(why_not) if why_not else "",
        address="authoring.share_file" if draft_id else "authoring.share_course_file",
        whose={"draft_id": draft_id} if draft_id else {"content_id": handed.content_id},
    )


def _proposed(handed: Handed, *, is_own: bool) -> dict[str, str]:
    """What the slip may say: of own work the teacher, after whom where it began as a copy."""
    if not is_own:
        return {"by": _SHIPPED.by, "licence": _SHIPPED.licence, "source": _articles(handed)}
    of_course = {*kit().library.exercises, *kit().library.lessons}
    after = f" ({_SHIPPED.by}, {_SHIPPED.licence})" if handed.made_from in of_course else ""
    by = f"{teacher().name}{after}"[:WORDS_MOST]
    return {"by": by, "licence": _PROPOSED, "source": _articles(handed)}


def _articles(handed: Handed) -> str:
    """The articles that it names, as a source is given."""
    there = {**handed.beside.articles, **listed(handed.texts.get(ARTICLES, ""))}
    names = named_articles(handed.kind, handed.texts)
    sources = [f"{there[one].outlet}, {there[one].date}" for one in names if one in there]
    return "; ".join(sources)[:WORDS_MOST]


def _file(handed: Handed, ending: str, draft_id: UUID | None = None) -> ResponseReturnValue:
    if ending == "txt":
        text, _why_not = _text(handed)
        if not text:
            return _page(handed, draft_id), 409
        return _sent(text.encode(), f"{handed.content_id}.txt")
    form = ShareForm(request.args)
    if not form.validate():
        return _page(handed, draft_id, form), 400
    # What is hidden on the page does not leave by it.
    with_key = form.key.data != WITHOUT_KEY and not teacher().hides
    package = package_of(
        handed.kind,
        handed.content_id,
        handed.texts,
        handed.beside,
        handed.pictures,
        terms=form.terms,
        with_key=with_key,
    )
    return _sent(packed(package), package.file_name)


def _sent(content: bytes, name: str) -> Response:
    ending = name.rpartition(".")[2]
    headers = {"Content-Disposition": attachment(name), "Cache-Control": "no-store"}
    return Response(content, content_type=_TYPES[ending], headers=headers)


def _text(handed: Handed) -> tuple[str, Sentence | None]:
    """The text form, or why there is none."""
    if handed.kind is DraftKind.LESSON:
        return "", sentence(LESSON)
    if teacher().hides:
        return "", sentence(HIDDEN)
    # What is in the course has been read already.
    offer = handed.beside.offer(handed.content_id) or check_texts(
        handed.kind, handed.content_id, handed.texts, handed.beside, handed.pictures, handed.partner
    ).library.offer(handed.content_id)
    if offer is None:
        return "", sentence(UNSOUND)
    try:
        return text_form(offer), None
    except NoTextForm as none:
        return "", none.reason
