"""The documents that come with the kit, read from within and without a network."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from kit.content.documents.reading import Document, read_documents
from kit.content.paths import shipped_root
from kit.vocabulary import N_
from kit.web.state import kit

blueprint = Blueprint("help", __name__, url_prefix="/teacher/help")

#: What others read on paper (kit.web.teacher.printing.handouts).
HANDED_OUT: Final = ("for-parents", "for-data-officer")
#: Who reads what, in the order of the page.
GROUPS: Final = (
    (N_("For teachers"), ("classroom", "live", "paper", "course", "results")),
    (N_("To hand out"), HANDED_OUT),
    (N_("For authors"), ("authoring", "drafting", "marking-guide", "marking", "keys")),
    (
        N_("For whoever runs the kit"),
        (
            "installing",
            "settings",
            "deployment",
            "cluster",
            "administrator",
            "second-factor",
            "backup",
            "moving",
            "doctor",
            "faults",
            "logs",
            "watching",
            "security",
            "reliability",
            "drill",
        ),
    ),
    (N_("For developers"), ("ARCHITECTURE", "glossary", "performance")),
)
#: They say what keys say: not to be read while a screen is mirrored.
TELL_THE_KEY: Final = frozenset({"course", "keys"})


def documents() -> Mapping[str, Document]:
    """All documents by name."""
    return _read(frozenset(kit().library.lessons))


@lru_cache(maxsize=2)
def _read(lessons: Collection[str]) -> Mapping[str, Document]:
    return read_documents(shipped_root(), lessons)


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """What there is to read, by who reads it."""
    return render_template("teacher/help/index.html", groups=GROUPS, documents=documents())


@blueprint.get("/<name>")
def document(name: str) -> ResponseReturnValue:
    """One document."""
    page = documents().get(name)
    if page is None:
        abort(404)
    return render_template(
        "teacher/help/document.html",
        document=page,
        tells_the_key=name in TELL_THE_KEY,
        to_hand_out=name in HANDED_OUT,
    )
