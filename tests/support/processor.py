"""How long a piece of work keeps the processor, on a machine that others use too."""

import gc
from collections.abc import Callable
from time import thread_time

#: What passes by itself in two further takings was not the work's own.
TAKINGS = 3


def seconds_for(work: Callable[[int], object], bound: float) -> float:
    """Of this thread's processor, the least of three takings; one is enough below `bound`.

    A single taking measures its neighbours as well: a collection of the garbage of all earlier
    tests falls into it (half a second in a process that has run thousands), and on a shared
    machine another one may take the cache or the clock rate away. `work` is told the number of
    the taking, 0 to 2, for what would be kept from the first.
    """
    least = float("inf")
    for taking in range(TAKINGS):
        gc.disable()
        try:
            begun = thread_time()
            work(taking)
            least = min(least, thread_time() - begun)
        finally:
            gc.enable()
        if least < bound:
            break
    return least
