"""A process that has imported what others need, waits for orders, and forks for each of them."""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from click import Context

from kit.__main__ import main as run_command_line
from kit.cli import main


def environment() -> dict[str, str]:
    """This process's, without what sets up a kit."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KIT_")}


class WaitingProcess:
    """The process that a module is when it is run; it starts with the first order."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: subprocess.Popen[str] | None = None
        atexit.register(self._end)

    def answer(self, order: Mapping[str, Any]) -> int:
        """What it says to an order, one number in a line."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env={**environment(), "PYTHONIOENCODING": "utf-8"},
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            return int(process.stdout.readline())
        except BaseException:
            # A test that was timed out must not leave its answer to the next.
            self._end()
            raise

    def _end(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            with process:
                process.kill()


def import_commands() -> None:
    """Import all that the kit's commands need."""
    for command in main.list_commands(Context(main)):
        main.get_command(Context(main), command)


def end_by(order: Mapping[str, Any], connect: Callable[[], None]) -> NoReturn:
    """Run the order's command in this process, once its streams are connected, and end it."""
    status = 1
    try:
        connect()
        sys.stdout = open(1, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115 - closed by the caller
        sys.stderr = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115 - closed by the caller
        os.environ.clear()
        os.environ.update(order["environment"])
        os.chdir(order["folder"])
        sys.argv = ["kit", *order["arguments"]]
        run_command_line()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - the error is the result
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
