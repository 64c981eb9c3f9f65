"""Threads that are there before anybody wants one."""

import threading
from concurrent.futures import ThreadPoolExecutor


def begun_threads(count: int, name: str) -> ThreadPoolExecutor:
    """A pool of `count` threads, all begun.

    Where memory has run out the system gives no more of them, and a request that wanted a new one
    got no answer at all *(seen)*.
    """
    pool = ThreadPoolExecutor(count, name)
    together = threading.Barrier(count)
    for begun in [pool.submit(together.wait) for _ in range(count)]:
        begun.result()
    return pool
