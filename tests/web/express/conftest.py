"""A live session before its first question."""

from tests.support.taught_lesson import lesson

__all__ = ["lesson"]
