"""A lesson's reading on paper: which words of the glossary it uses, so that they stand below it."""

from collections.abc import Mapping

from kit.content.lesson import Lesson
from kit.content.loading.glossary_file import pattern_of_term
from kit.content.markdown import PEN


def words_used(lesson: Lesson, glossary: Mapping[str, str]) -> Mapping[str, str]:
    """The terms that the reading uses, each with the line that explains it, in their order."""
    read = "\n".join((lesson.title, *lesson.summary, lesson.body, lesson.discussion))
    text = PEN.sub(r"\g<words>", read)
    return {
        term: meaning for term, meaning in glossary.items() if pattern_of_term(term).search(text)
    }
