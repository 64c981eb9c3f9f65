"""The tests of the classroom run on two databases behind a router, too: tests/support/router."""

from tests.support.router.fixtures import any_store, system

__all__ = ["any_store", "system"]
