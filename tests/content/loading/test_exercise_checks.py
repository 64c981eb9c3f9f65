"""What `kit check` says of an exercise in itself and against the articles: each message whole."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.content_messages import EX, LES, lines
from tests.support.room import EXERCISE, KEY, write_content


@pytest.mark.parametrize(("number", "found"), [(11, 11), (12, None), (20, None), (21, 21)])
def test_exercise_has_twelve_to_twenty_items(
    tmp_path: Path, number: int, found: int | None
) -> None:
    head, key_head = EXERCISE[: EXERCISE.index("  - id")], KEY[: KEY.index("  plan")]
    labels = ("sourced", "official", "editorial")
    items = [
        f"  - {{id: n{n}, claim: The square., from: {{article: a, paragraph: 1}}}}"
        for n in range(number)
    ]
    entries = [
        f"  n{n}: {{label: {labels[n % 3]}, why: step 3, cues: [], check: x}}"
        for n in range(number)
    ]
    allowed = {
        11: "12 or more; add some: few items tell little about a class",
        21: "20 or fewer; make two exercises of it: many items tire",
    }
    problems = load_library(
        write_content(tmp_path, exercise=head + "\n".join(items), key=key_head + "\n".join(entries))
    ).problems
    assert [str(problem) for problem in problems] == [
        f"{EX}:6: warning: items: found {count} of them; allowed: {allowed[count]}."
        for count in ([found] if found else [])
    ]


def test_no_article_is_listed(tmp_path: Path) -> None:
    found = lines(tmp_path, articles="articles: []\n")
    said = (
        "allowed: none: lessons/articles.yaml lists no article; list it in lessons/articles.yaml."
    )
    assert found == [
        f"{EX}:10: error: items, plan, from: found the article 'a', here and 1 more time; {said}",
        f"{LES}:5: error: articles: found the article 'a'; {said}",
    ]
