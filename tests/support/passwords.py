"""The hash of passwords at its least cost. A real one, with 0.1 s, was a third of the tests' time."""

from argon2 import PasswordHasher

from kit.classroom.people.accounts import passwords
from kit.classroom.people.second_factor import recovery

#: What the kit takes, as it was when this module was loaded.
KITS_OWN = passwords._hasher
KITS_OWN_FOR_CODES = recovery._hasher
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
