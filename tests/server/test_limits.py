"""The settings' limits, as the store holds to them."""

from kit.server.limits import limits_of
from kit.settings import read_settings
from kit.store.limits import Limits


def test_settings_become_limits() -> None:
    assert limits_of(read_settings({}, {})) == Limits(None, 200, None)
    chosen = {"classes_most": "12", "students_most": "40", "texts_most": "50"}
    assert limits_of(read_settings(chosen, {})) == Limits(12, 40, 50)
