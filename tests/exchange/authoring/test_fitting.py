"""Beside a course that has the same names, a package gets others, and each is said."""

from dataclasses import replace

from kit.content.library import Library
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, DraftKind
from kit.exchange.authoring.fitting import fitted
from kit.exchange.authoring.package import package_of
from tests.support import room
from tests.support.shared_files import OWN, READING, lesson_package, own_package


def said(remarks: object) -> list[str]:
    assert isinstance(remarks, tuple)
    return [str(remark) for remark in remarks]


def test_where_nothing_is_taken_it_comes_in_as_it_is() -> None:
    assert fitted(own_package(), Library.empty()) == (own_package(), ())


def test_a_taken_id_gets_a_number_in_both_files() -> None:
    package, remarks = fitted(own_package(), room.tiny_library())
    assert package.id == package.manifest.id == "three-claims-2"
    assert package.texts == {
        EXERCISE: OWN[EXERCISE].replace("id: three-claims", "id: three-claims-2"),
        KEY: OWN[KEY].replace("exercise: three-claims", "exercise: three-claims-2"),
    }
    assert said(remarks) == [
        "The article “a” is here already, and is not listed twice.",
        (
            "There is “three-claims” already, so it comes in as “three-claims-2”. What there was stays "
            "as it is."
        ),
    ]


def test_another_article_of_that_id_is_called_otherwise() -> None:
    texts = {**OWN, ARTICLES: room.ARTICLES.replace("The Ardenmoor Post", "The Courier")}
    mine = replace(own_package(), id="mine", texts=texts)
    package, remarks = fitted(mine, room.tiny_library())
    assert package.texts[ARTICLES] == texts[ARTICLES].replace("id: a,", "id: a-2,")
    assert "{article: a-2, paragraph: 1}" in package.texts[EXERCISE]
    assert said(remarks) == [
        "There is another article “a” already, so the one in the file is called “a-2”."
    ]


def test_a_lesson_and_a_partner_that_are_not_here_become_comments() -> None:
    text = room.EXERCISE.replace("type:", "partner: form-b\ntype:")
    package, remarks = fitted(
        package_of(DraftKind.EXERCISE, "x", {**OWN, EXERCISE: text}, Library.empty()),
        Library.empty(),
    )
    commented = text.replace("lesson:", "# lesson:").replace("partner:", "# partner:")
    assert package.texts[EXERCISE] == commented
    assert said(remarks) == [
        (
            "Its lesson “01-three-claims” is not here, so it comes in without one: the line stays as a "
            "comment. Bring the lesson in, too, and take the “# ” away."
        ),
        (
            "Its partner “form-b” cannot come with it: the line stays as a comment. Bring the partner "
            "in, too, and take the “# ” away in both."
        ),
    ]


def test_a_lesson_that_is_taken_comes_behind_the_shipped_ones() -> None:
    package, remarks = fitted(lesson_package(), room.tiny_library())
    assert package.id == "100-three-claims"
    assert package.texts[LESSON] == READING[LESSON].replace("number: 1\n", "number: 100\n")
    assert said(remarks)[-1].startswith(
        "There is “01-three-claims” already, so it comes in as “100-"
    )
