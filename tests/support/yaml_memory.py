"""YAML that a test process has read once is not read again.

Nearly all content of tests is the tiny course with a line changed in one of its files, and
ruamel.yaml takes most of the time that it takes to read a folder.
"""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML

#: Of so many texts, the last ones asked for, each at most so long: what is about long ones is read.
_MOST: Final = 256
_LONGEST: Final = 4096
_events: OrderedDict[str, list[Any]] = OrderedDict()


class RememberingYAML(YAML):
    """As YAML, which tells the events of a text that it has told to the end from memory."""

    def parse(self, stream: Any) -> Iterator[Any]:
        """The events one by one, as they are asked for; a mistake is raised where it stands."""
        if stream in _events:
            _events.move_to_end(stream)
            yield from _events[stream]
            return
        events = []
        for event in super().parse(stream):
            events.append(event)
            yield event
        if len(stream) <= _LONGEST:
            _events[stream] = events
            if len(_events) > _MOST:
                _events.popitem(last=False)
