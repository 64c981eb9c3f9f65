"""A process to be killed: writes facts one by one, and says each number once it is stored."""

import sys
from itertools import count

from kit.store import kit_state
from kit.store.engine import open_store

if __name__ == "__main__":
    store = open_store(sys.argv[1])
    for number in count():
        with store.writing() as connection:
            kit_state.put_fact(connection, f"fact {number}", "x" * 500)
        print(number, flush=True)
