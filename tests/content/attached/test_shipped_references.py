"""Every paragraph that the course names is found in the articles as they lie beside it."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import pytest

from kit.content.attached.blocks import paragraphs
from kit.content.attached.recognition import recognise
from kit.items.fields.base_models import ArticleOrigin
from tests.support.shipped import shipped_library

ROOT = Path(__file__).parents[3]
Articles = Mapping[str, tuple[str, ...]]
#: *A ¶6*, *A ¶24* to *25*, and *(¶6)*, of which the sentence says what article it is of.
_NAMED = re.compile(r"(?:\b(?:[Aa]rticle )?([ABC]) \(?)?¶(\d+)(?:[–-](\d+))?")


@pytest.fixture
def articles(shared_folder: Path) -> Articles:
    library = shipped_library()
    return {
        name: paragraphs(
            recognise(
                (shared_folder / "articles" / f"article-{name}.txt").read_text("utf-8"),
                article.paragraphs,
            )
        )
        for name, article in library.articles.items()
    }


def origins() -> Iterator[tuple[str, str, ArticleOrigin]]:
    """Each item that names an article: where it is, what it says, and what it names."""
    for exercise in shipped_library().exercises.values():
        for item in exercise.items:
            for _path, origin in item.origins():
                if isinstance(origin, ArticleOrigin):
                    yield f"{exercise.id}/{item.id}", item.model_dump_json(), origin


def references() -> Iterator[tuple[str, str, int]]:
    """Each paragraph that a text of the course names: in which file, of which article, which."""
    files = [*(ROOT / "lessons").glob("*.md"), *(ROOT / "exercises").glob("*.yaml")]
    for path in sorted(files):
        for letter, first, last in _NAMED.findall(path.read_text("utf-8")):
            for number in range(int(first), int(last or first) + 1):
                yield path.name, letter.lower(), number


def test_each_paragraph_that_an_item_names_is_there(articles: Articles) -> None:
    named = [
        (place, origin.article, number)
        for place, _text, origin in origins()
        for number in origin.paragraphs
    ]
    assert len(named) > 70
    assert [one for one in named if not 1 <= one[2] <= len(articles[one[1]])] == []


def test_each_paragraph_that_a_text_names_is_there(articles: Articles) -> None:
    named = list(references())
    assert len(named) > 100
    longest = max(map(len, articles.values()))
    counts = {"": longest, **{name: len(texts) for name, texts in articles.items()}}
    assert [one for one in named if not 1 <= one[2] <= counts[one[1]]] == []


def words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}|\d+", text.casefold())}


def likeness(articles: Articles, article: str, shift: int) -> float:
    """How much the items have in common with the paragraphs so many after those they name."""
    texts = articles[article]
    in_texts = [words(text) for text in texts]
    rareness = {
        word: 1 / sum(word in others for others in in_texts) for word in set(chain(*in_texts))
    }
    score = 0.0
    for _place, text, origin in origins():
        if origin.article == article:
            for number in origin.paragraphs:
                at = (number - 1 + shift) % len(texts)
                score += sum(rareness[word] for word in words(text) & in_texts[at])
    return score


@pytest.mark.parametrize("article", ["a", "b", "c"])
def test_items_follow_the_paragraphs_that_they_name_and_not_those_beside(
    articles: Articles, article: str
) -> None:
    right = likeness(articles, article, 0)
    others = [likeness(articles, article, shift) for shift in (-3, -2, -1, 1, 2, 3)]
    assert right > 1.5 * max(others), (right, others)
