"""What the made-up class writes."""

import pytest

from kit.classroom.demo.texts import WRITTEN
from tests.support.demo_class import SHIPPED

pytestmark = pytest.mark.slow


def test_texts_fit_the_exercise() -> None:
    exercise = SHIPPED.exercises["write-it-straight"]
    assert set(WRITTEN) == {item.id for item in exercise.items}
    assert {len(versions) for versions in WRITTEN.values()} == {len(exercise.rubric_levels)}
    for item in exercise.items:
        assert all(len(version.split()) <= item.words for version in WRITTEN[item.id])
