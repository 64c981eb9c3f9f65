"""`whose-words.json`: what a shared file holds, whose it is, and on what terms."""

import json
from importlib.metadata import version
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kit.content.own.texts import DraftKind
from kit.exchange.authoring.sentences import Sentence, sentence, shown
from kit.items.fields.base_models import Identifier
from kit.vocabulary import N_

MANIFEST: Final = "whose-words.json"
#: The number of this form of a shared file. A change that an older kit would misread raises it.
FORMAT: Final = 1

NO_MANIFEST: Final = N_(
    "%(file)s in it cannot be read: found %(what)s. It was changed by hand or damaged. Take the "
    "file as it came from the kit, or leave %(file)s out: what it holds is then found by its names."
)
NEWER: Final = N_(
    "It was made by a newer kit (form %(form)s; this kit reads form %(known)s). Upgrade this kit, "
    "or ask for the exercise's files from its folder."
)

_Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class Manifest(BaseModel):
    """What `whose-words.json` says. `key`: whether an exercise's key is in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Annotated[int, Field(ge=1, le=FORMAT)] = FORMAT
    kit: _Words = ""
    kind: DraftKind
    id: Identifier
    title: Annotated[str, StringConstraints(max_length=2000)]
    licence: _Words = ""
    by: _Words = ""
    source: _Words = ""
    key: bool


def kit_version() -> str:
    """The version of this kit."""
    return version("whose-words")


def manifest_text(manifest: Manifest) -> str:
    """The file's text."""
    return json.dumps(manifest.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"


def read_manifest(text: str) -> Manifest | Sentence:
    """What the file says, or why it cannot be read."""
    try:
        fields: Any = json.loads(text)
    except (ValueError, RecursionError):
        return sentence(NO_MANIFEST, file=MANIFEST, what=N_("no JSON"))
    form = fields.get("format") if isinstance(fields, dict) else None
    if isinstance(form, int) and not isinstance(form, bool) and form > FORMAT:
        return sentence(NEWER, form=min(form, 10**6), known=FORMAT)
    try:
        return Manifest.model_validate(fields)
    except ValidationError as error:
        places = [".".join(map(str, one["loc"])) or "no fields" for one in error.errors()]
        what = ", ".join(f"“{shown(place)}”" for place in places[:3])
        return sentence(NO_MANIFEST, file=MANIFEST, what=what)
