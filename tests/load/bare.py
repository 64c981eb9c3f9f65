"""The bare baseline at the pace of a school: as many people, as often, as much at once.

What the kit takes at its own pace says little by itself on a machine that is shared; beside it
stands what Flask and the database take at the least, for the same number of saves at the same
times. The baseline only saves: nobody joins, asks where the class is, or looks on.
"""

import asyncio
import random
import time
from collections import defaultdict

from tests.load.client import Browser

#: A phone asks every other second, so that a class votes within two.
_WITHIN = 2.0


class _Saver:
    """Somebody with a phone that only saves; `times` notes what that took, in seconds."""

    def __init__(self, port: int, name: str, times: dict[str, list[float]]) -> None:
        self._browser = Browser(port)
        self._name = name
        self._times = times

    async def save(self, what: str, number: int) -> None:
        form = {"student": self._name, "item": str(number), "label": "sourced"}
        begun = time.perf_counter()
        reply = await self._browser.post("/save", form, accept="application/json")
        self._times[what].append(time.perf_counter() - begun)
        if reply.status != 200:
            message = f"the baseline answers {reply.status}: {reply.text[:200]}"
            raise RuntimeError(message)

    async def close(self) -> None:
        await self._browser.close()


async def at_the_same_pace(
    port: int, people: int, saves: int, arrive: float, pause: float, votes: int
) -> dict[str, list[float]]:
    """Seconds of each save of people at work ("save") and of each of all at once ("vote").

    `people` arrive within `arrive` seconds and save `saves` times with pauses of up to `pause`
    seconds; then all save within two seconds, `votes` times.
    """
    times: dict[str, list[float]] = defaultdict(list)
    chance = random.Random(5)
    savers = [_Saver(port, f"Student {number}", times) for number in range(people)]

    async def work(saver: _Saver) -> None:
        await asyncio.sleep(chance.uniform(0, arrive))
        for number in range(saves):
            await asyncio.sleep(chance.uniform(0, pause))
            await saver.save("save", number)

    async def vote(saver: _Saver, number: int) -> None:
        await asyncio.sleep(chance.uniform(0, _WITHIN))
        await saver.save("vote", saves + number)

    await asyncio.gather(*(work(saver) for saver in savers))
    for number in range(votes):
        await asyncio.gather(*(vote(saver, number) for saver in savers))
    for saver in savers:
        await saver.close()
    return times
