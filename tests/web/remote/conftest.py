"""A live session before its first question, for the tests of its pages."""

from tests.support.taught_lesson import lesson

__all__ = ["lesson"]
