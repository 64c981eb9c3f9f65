"""The form for a copy of an article, pasted or in a file."""

from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import SelectChoice, SelectField, TextAreaField
from wtforms.validators import ValidationError

from kit.classroom.authoring.copies import KnownArticle
from kit.exchange.article_files.article import LARGEST_ARTICLE_FILE
from kit.exchange.article_files.reading import read_article
from kit.web.validators import PlainForm


class AttachForm(PlainForm):
    """Which article it is, and its text."""

    of = SelectField(_l("Article"))
    text = TextAreaField(
        _l("Its text, as you copied it"),
        render_kw={"rows": 14, "autocomplete": "off", "spellcheck": "false"},
    )
    file = FileField(
        _l("Or a file with it (.txt, .md, .html, .docx or .pdf)"),
        render_kw={"accept": ".txt,.text,.md,.html,.htm,.docx,.pdf,text/plain,text/markdown"},
    )
    #: A file's bytes, one more at most than any may have.
    content = b""

    def offer(self, known: Sequence[KnownArticle]) -> None:
        """The articles that there are."""
        self.of.choices = [SelectChoice(key_of(one), words_of(one)) for one in known]

    def validate_file(self, field: FileField) -> None:
        """It comes one way: pasted, or in a file."""
        self.content = field.data.stream.read(LARGEST_ARTICLE_FILE + 1) if field.data else b""
        pasted = bool((self.text.data or "").strip())
        if field.data and pasted:
            raise ValidationError(
                _l(
                    "There is a text in the box, and a file is chosen, too. Empty the box, or "
                    "leave the file out."
                )
            )
        if not field.data and not pasted:
            raise ValidationError(_l("Paste the article's text, or choose a file with it."))

    def whole_text(self) -> str:
        """What was pasted, or what the file holds. Raises KitError."""
        return read_article(self.content).text if self.file.data else self.text.data or ""


def key_of(known: KnownArticle) -> str:
    """What stands for an article in an address and in the form: its id, a blank, its outlet."""
    return f"{known.article.id} {known.article.outlet}"


def words_of(known: KnownArticle) -> str:
    """What it is called in the list; and whether a copy would be replaced."""
    facts = {"outlet": known.article.outlet, "date": known.article.date, "id": known.article.id}
    if known.copy is None:
        return str(gettext("%(outlet)s, %(date)s (%(id)s)", **facts))
    return str(
        gettext("%(outlet)s, %(date)s (%(id)s): takes the place of the copy you have", **facts)
    )
