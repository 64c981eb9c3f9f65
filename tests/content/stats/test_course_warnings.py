from pathlib import Path

import pytest

from kit.content.stats.course_warnings import percent, warning


def test_warning_stands_at_the_start_of_its_file() -> None:
    problem = warning(Path("a.yaml"), "text", "6 words", "550 or more", "write more of it")
    assert str(problem) == (
        "a.yaml:1: warning: text: found 6 words; allowed: 550 or more; write more of it."
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (0.65, "65 %"), (0.652, "65.2 %"), (2 / 3, "66.7 %"), (1, "100 %")],
)
def test_shares_are_said_to_the_tenth_where_needed(share: float, words: str) -> None:
    assert percent(share) == words
