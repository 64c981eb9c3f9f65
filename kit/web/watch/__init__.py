"""For who watches the kit: whether it works, whether it is ready, and figures for Prometheus.

Nothing here says who is in a class, which one, or what the kit holds; and nobody's coming here is
counted as a visit.
"""

import os

from flask import Flask

from kit.server.gateway import Gateway
from kit.web.state import Kit
from kit.web.watch import pages
from kit.web.watch.pages import COUNTING, STOPPING


def init_app(app: Flask) -> None:
    """Answer, and count where that is wanted. Before all else that asks to be there at requests."""
    pages.init_app(app)
    running: Kit = app.extensions["kit"]
    if running.settings.counts:
        from kit.web.watch.counting import Counting  # noqa: PLC0415 - slow import
        from kit.web.watch.figures import Figures  # noqa: PLC0415 - slow import

        counting = Counting(Figures(running.settings.data / "figures", os.getpid()))
        counting.init_app(app)
        app.extensions[COUNTING] = counting


def init_gateway(app: Flask, gateway: Gateway) -> None:
    """Know what only the gateway does: whether the process is stopping, and how many wait."""
    app.extensions[STOPPING] = gateway.stopping
    counting = app.extensions.get(COUNTING)
    if counting is not None:
        counting.turns = lambda: gateway.waiting
