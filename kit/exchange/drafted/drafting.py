"""An article that was read of a file, taken apart and looked through."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.classroom.errors import KitError
from kit.content.attached.blocks import TEXT_MOST
from kit.drafting.article import Article
from kit.drafting.cutting import is_english, personal_data, take_apart
from kit.exchange.article_files.article import ReadArticle
from kit.exchange.drafted.asked import asked_of
from kit.exchange.drafted.claims import WORDS_MOST, DraftedClaim, drafted_claims
from kit.vocabulary import N_


class ArticleTooLong(KitError):
    """A text longer than any article."""

    message = N_(
        "This text has %(length)s characters; %(most)s are the most. Save what is the article, "
        "without the rest, and try again."
    )


class NoClaim(KitError):
    """A text in which nothing is claimed."""

    message = N_(
        "There is no sentence in this text that claims something: it has headings, names or single "
        "words alone. Save the article's own text, as you read it, and try again."
    )


class NoFullStops(KitError):
    """A text whose sentences are all longer than a claim may be."""

    message = N_(
        "Each sentence of this text has more than %(most)s characters, so none can be asked for. "
        "Put full stops where sentences end, and try again."
    )


@dataclass(frozen=True, slots=True)
class Drafted:
    """The claims that are asked for, and what there is to say of the article.

    `personal` are e-mail addresses and telephone numbers in it.
    """

    article: Article
    claims: Sequence[DraftedClaim]
    english: bool
    personal: Sequence[str]


def drafted(read: ReadArticle, *, every: bool) -> Drafted:
    """The article with twelve claims, or `every` one.

    Raises ArticleTooLong, NoClaim, NoFullStops.
    """
    if len(read.text) > TEXT_MOST:
        raise ArticleTooLong(length=len(read.text), most=TEXT_MOST)
    article, english = take_apart(read.text), is_english(read.text)
    claims = drafted_claims(article, asked_of(article, english=english, every=every))
    if not claims and any(sentence.claims for _block, sentence in article.sentences()):
        raise NoFullStops(most=WORDS_MOST)
    if not claims:
        raise NoClaim
    personal = dict.fromkeys(datum.text for datum in personal_data(read.text))
    return Drafted(article, claims, english, tuple(personal))
