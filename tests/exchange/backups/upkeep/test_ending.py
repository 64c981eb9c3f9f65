"""Classes whose day is over: deleted while the kit serves, said in the log without a name."""

from datetime import timedelta
from pathlib import Path

from kit.classroom.keeping import retention
from kit.classroom.keeping.retention import Ended
from kit.exchange.backups.upkeep.ending import ClassEnds
from kit.settings import Settings
from tests.support.clocks import Computer
from tests.support.logged import logging_to
from tests.support.room import NOON, Room

DAY = timedelta(days=1)
