"""What happened, for whoever runs the kit: one record each, and nothing personal in any.

`event` says that something happened, by a closed list of names and fields (events.py); all else
that is logged here or by a library goes the same way (pipeline.py) to one place: a file of bounded
size, or standard error.
"""

from kit.logs.events import event, know_rules
from kit.logs.pipeline import begin, take_granian_in

__all__ = ["begin", "event", "know_rules", "take_granian_in"]
