"""What a server's process takes of the machine: processor and memory, its children included."""

import psutil


def processor_of(pid: int) -> float:
    """Seconds of processor that a process and its children have used."""
    taken = [process.cpu_times() for process in _family(pid)]
    return sum(times.user + times.system for times in taken)


def worker_memory(pid: int) -> int:
    """Bytes that the largest of them holds for itself alone: the one that answers requests."""
    return max(process.memory_full_info().uss for process in _family(pid))


def _family(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]
