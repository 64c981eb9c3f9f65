"""A second factor in whatever order things happen: who gets in, and who does not."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kit.classroom.errors import KitError
from kit.classroom.people.accounts import links, sessions, teachers
from kit.classroom.people.second_factor import own_factor, removal
from kit.classroom.people.second_factor.codes import new_seed, secret_of, step_of
from kit.classroom.people.second_factor.entering import Entrant, enter
from kit.classroom.people.second_factor.errors import (
    CodeUsed,
    CodeWrong,
    HalfOver,
    SecondFactorNeeded,
)
from kit.classroom.people.second_factor.own_factor import Confirmation
from kit.classroom.people.second_factor.proving import Owner, Proof
from kit.store.engine import Store
from kit.store.people import teachers as stored
from tests.support import databases
from tests.support.room import CALLER, NOON, PASSWORD, make_teacher
from tests.support.second_factor import KEY, Phone

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


class SecondFactors(RuleBasedStateMachine):
    """One teacher, and what they should be able to do: kept here in plain variables."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.store: Store = self.stack.enter_context(databases.kept("sqlite"))
        self.now = NOON
        self.phone: Phone | None = None
        self.unused: list[str] = []
        self.used: list[str] = []
        self.last_step = 0
        self.halves: list[str] = []
        self.sessions: list[str] = []

    @initialize()
    def join(self) -> None:
        self.teacher_id = make_teacher(self.store)

    def teardown(self) -> None:
        self.stack.close()

    @rule(seconds=st.sampled_from([1, 29, 30, 31, 90, 3600]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        if seconds == 3600:
            self.halves.clear()

    @rule(days=st.sampled_from([-400, -1, 1, 400]))
    def set_clock(self, days: int) -> None:
        """The computer's clock is set. Halves of another time are of no use to anybody."""
        self.now += timedelta(days=days)
        self._end(self.halves)
        self.sessions.clear()
        with self.store.writing() as connection:
            stored.end_access(connection, self.teacher_id)

    @rule()
    def give_password(self) -> None:
        try:
            token = sessions.sign_in(self.store, "Ms Gray", PASSWORD, CALLER, self.now)
        except SecondFactorNeeded as needed:
            assert self.phone is not None
            self.halves.append(needed.token)
        else:
            assert self.phone is None
            self.sessions.append(token)

    @precondition(lambda self: self.halves and self.phone)
    @rule(early=st.integers(-2, 2))
    def type_code_of_app(self, early: int) -> None:
        assert self.phone is not None
        step = step_of(self.now) + early
        code = self.phone.code(self.now + timedelta(seconds=30 * early))
        ahead = self.last_step > step_of(self.now) + 1
        fits = abs(early) <= 1
        if fits and (ahead or step > self.last_step):
            self._enters(code)
            self.last_step = step
        else:
            self._is_refused(code)

    @precondition(lambda self: self.halves and self.unused)
    @rule(spell=st.sampled_from([str, str.lower, lambda code: f" {code[:5]}-{code[5:]}"]))
    def type_recovery_code(self, spell: Callable[[str], str]) -> None:
        code = self.unused.pop()
        self.used.append(code)
        self._enters(spell(code), left=len(self.unused))

    @precondition(lambda self: self.halves and self.used)
    @rule()
    def type_recovery_code_again(self) -> None:
        self._is_refused(self.used[-1])

    def _enters(self, code: str, left: int | None = None) -> None:
        entrant = Entrant(self.halves.pop(), "", CALLER)
        entered = enter(self.store, entrant, code, KEY, self.now)
        assert entered.codes_left == left
        self.sessions.append(entered.token)
        self._refused(HalfOver, entrant, code)

    def _is_refused(self, code: str) -> None:
        self._refused((CodeWrong, CodeUsed), Entrant(self.halves[-1], "", CALLER), code)
        # No try of this test is to run into the limit.
        self.now += timedelta(minutes=10)
        self._end(self.halves)

    def _refused(
        self, kind: type[KitError] | tuple[type[KitError], ...], entrant: Entrant, code: str
    ) -> None:
        with pytest.raises(kind):
            enter(self.store, entrant, code, KEY, self.now)

    def _end(self, tokens: list[str]) -> None:
        tokens.clear()

    @precondition(lambda self: self.sessions)
    @rule()
    def set_up(self) -> None:
        seed = new_seed()
        phone = Phone(self.teacher_id, secret_of(KEY, self.teacher_id, seed), [])
        owner = Owner(self.teacher_id, self.sessions[-1], CALLER)
        confirmation = Confirmation(seed, phone.code(self.now))
        self.unused = list(own_factor.turn_on(self.store, owner, confirmation, KEY, self.now))
        self.phone, self.last_step, self.used = phone, step_of(self.now), []
        self.sessions = self.sessions[-1:]
        self._end(self.halves)

    @precondition(lambda self: self.sessions and self.phone and self.unused)
    @rule()
    def renew_recovery_codes(self) -> None:
        owner = Owner(self.teacher_id, self.sessions[-1], CALLER)
        proof = Proof(PASSWORD, self.unused.pop())
        codes = own_factor.renew_recovery_codes(self.store, owner, proof, KEY, self.now)
        self.used, self.unused = [proof.code], list(codes)

    @precondition(lambda self: self.sessions and (self.unused or not self.phone))
    @rule(spent=st.booleans())
    def turn_off(self, *, spent: bool) -> None:
        owner = Owner(self.teacher_id, self.sessions[-1], CALLER)
        if self.phone is not None:
            if spent and self.used:
                with pytest.raises(CodeWrong):
                    own_factor.turn_off(
                        self.store, owner, Proof(PASSWORD, self.used[-1]), KEY, self.now
                    )
                self.now += timedelta(minutes=10)
                self._end(self.halves)
                return
            code = self.unused[-1]
        else:
            code = ""
        own_factor.turn_off(self.store, owner, Proof(PASSWORD, code), KEY, self.now)
        self._forget_phone()

    @precondition(lambda self: self.phone)
    @rule()
    def remove_by_command(self) -> None:
        removal.remove_factor(self.store, "Ms Gray")
        self._forget_phone()
        self.sessions.clear()

    def _forget_phone(self) -> None:
        self.phone, self.unused, self.used, self.last_step = None, [], [], 0
        self._end(self.halves)

    @rule()
    def reset_password(self) -> None:
        """It keeps the factor, and lets nobody in by the link alone."""
        link = teachers.reset_teacher(self.store, "Ms Gray")
        self._end(self.halves)
        self.sessions.clear()
        try:
            token = links.follow_link(self.store, link, "", PASSWORD, NOON)
        except SecondFactorNeeded:
            assert self.phone is not None
        else:
            assert self.phone is None
            self.sessions.append(token)
        self.sessions.clear()
        with self.store.writing() as connection:
            stored.end_access(connection, self.teacher_id)

    @invariant()
    def what_is_told_is_so(self) -> None:
        if not hasattr(self, "teacher_id"):
            return
        state = own_factor.state(self.store, self.teacher_id)
        assert (state.is_on, state.codes_left) == (self.phone is not None, len(self.unused))
        for half in self.halves:
            assert sessions.signed_in(self.store, half, self.now) is None


TestAnyOrder = SecondFactors.TestCase
TestAnyOrder.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
