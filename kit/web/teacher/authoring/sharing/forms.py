"""The forms of what is handed on, and of what is brought in."""

from pathlib import PurePosixPath
from typing import Final

from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import Length, Optional

from kit.exchange.authoring.package import Terms
from kit.store.ids import new_id
from kit.web.validators import PlainForm

#: Of each word of the slip in a shared file.
WORDS_MOST: Final = 200
#: Bytes of all files together, and of what is in them.
BROUGHT_MOST: Final = 2 * 1024 * 1024
WITH_KEY: Final = "with"
WITHOUT_KEY: Final = "without"
_SHORT: Final = Length(
    max=WORDS_MOST, message=_l("This is too long; %(most)s characters are the most.",
                               most=WORDS_MOST),
)  # fmt: skip


class ShareForm(PlainForm):
    """What goes into the file, and whose it is. It asks for a file and changes nothing."""

    class Meta(PlainForm.Meta):
        """Without a token: its address may be kept."""

        csrf = False

    key = RadioField(
        _l("The key"),
        choices=[
            SelectChoice(WITH_KEY, _l("with its key, for a colleague")),
            SelectChoice(WITHOUT_KEY, _l("without its key, for somebody who is to try it")),
        ],
        default=WITH_KEY,
        validators=[Optional()],
    )
    by = StringField(_l("Whose work it is"), validators=[_SHORT])
    licence = StringField(_l("On what terms others may use it"), validators=[_SHORT])
    source = StringField(_l("What it was made from"), validators=[_SHORT])

    @property
    def terms(self) -> Terms:
        """Whose, on what terms, and from what."""
        licence, by, source = (one.data or "" for one in (self.licence, self.by, self.source))
        return Terms(licence.strip(), by.strip(), source.strip())


class BringForm(PlainForm):
    """Files or a text to look at; then what was looked at, to be brought in.

    `carried` is a shared file that the page holds on to, in base64; `looked` marks the text that
    was looked at. `files` are read by `read_files`.
    """

    once = HiddenField(default=lambda: str(new_id()))
    file = MultipleFileField(_l("A file"))
    text = TextAreaField(_l("Or a text"), render_kw={"rows": 12, "spellcheck": "true"})
    do = HiddenField()
    carried = HiddenField()
    looked = HiddenField()

    def read_files(self) -> list[tuple[str, bytes]]:
        """The files that were chosen, each with its name without a folder; the bytes of all.

        Reading ends at one byte more than BROUGHT_MOST.
        """
        files: list[tuple[str, bytes]] = []
        left = BROUGHT_MOST + 1
        for sent in self.file.data or ():
            name = PurePosixPath((getattr(sent, "filename", "") or "").replace("\\", "/")).name
            if not name:
                continue
            content = sent.stream.read(left)
            left -= len(content)
            files.append((name, content))
        return files
