"""The form that an article is brought with, and what its fields are called."""

from collections.abc import Mapping
from typing import Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, SelectChoice, SelectField, StringField, TextAreaField

from kit.classroom.authoring.drafting.from_article import Brought
from kit.classroom.authoring.drafting.source import ABOUT, KINDS
from kit.exchange.article_files.article import LARGEST_ARTICLE_FILE
from kit.exchange.article_files.reading import read_article
from kit.store.ids import new_id
from kit.vocabulary import N_
from kit.web.validators import PlainForm

#: What is asked about where an article was published.
ABOUT_WORDS: Final[Mapping[str, str]] = {
    "outlet": N_("Who published it"),
    "author": N_("Who wrote it"),
    "date": N_("When"),
    "kind": N_("What it is"),
    "url": N_("Its address on the web"),
}


class BringForm(PlainForm):
    """An article, pasted or in a file, and where it was published."""

    once = HiddenField(default=lambda: str(new_id()))
    text = TextAreaField(
        _l("Paste the article here"),
        render_kw={"rows": 14, "autocomplete": "off", "spellcheck": "false"},
    )
    file = FileField(
        _l("Or choose a file"),
        render_kw={"accept": ".txt,.text,.md,.html,.htm,.docx,.pdf"},
    )
    outlet = StringField(_l(ABOUT_WORDS["outlet"]), render_kw={"autocomplete": "off"})
    author = StringField(_l(ABOUT_WORDS["author"]), render_kw={"autocomplete": "off"})
    date = StringField(_l(ABOUT_WORDS["date"]), render_kw={"autocomplete": "off"})
    kind = SelectField(_l(ABOUT_WORDS["kind"]), validate_choice=False)
    url = StringField(_l(ABOUT_WORDS["url"]), render_kw={"autocomplete": "off", "inputmode": "url"})

    def offer(self) -> None:
        """The kinds of text."""
        self.kind.choices = [SelectChoice(name, gettext(words)) for name, words in KINDS.items()]

    def brought(self) -> Brought:
        """What was pasted, or what the file holds and says of itself.

        Of both, the file: the box keeps what was pasted. Raises KitError.
        """
        typed = {name: (self[name].data or "").strip() for name in ABOUT}
        if not self.file.data:
            return Brought(self.text.data or "", typed)
        read = read_article(self.file.data.stream.read(LARGEST_ARTICLE_FILE + 1))
        told = {"outlet": read.outlet, "author": read.byline, "date": read.date}
        about = {name: typed[name] or told.get(name, "") for name in ABOUT}
        return Brought(read.text, about)
