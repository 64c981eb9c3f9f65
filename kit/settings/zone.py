"""The time zone that all moments are shown in and typed by: the process's own, set once."""

import os
import time

from kit.settings import Settings

#: Windows takes its zone from its own settings, and offers no program to choose another.
CAN_BE_SET = hasattr(time, "tzset")


def apply_time_zone(settings: Settings) -> None:
    """Let this process, and those that it starts, go by the zone of the settings, if one is set.

    The system's own library then tells what the clock says at any moment, summer time included.
    """
    if settings.time_zone is not None and CAN_BE_SET:
        os.environ["TZ"] = settings.time_zone
        time.tzset()
