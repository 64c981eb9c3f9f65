"""What the settings let each teacher have, as the store holds to it."""

from kit.settings import Settings
from kit.store.limits import Limits


def limits_of(settings: Settings) -> Limits:
    """At most so many classes and texts for a teacher, and students for a class."""
    return Limits(settings.classes_most, settings.students_most, settings.texts_most)
