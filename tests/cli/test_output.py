"""Output that goes away; tests/faults/test_starting.py closes that of real commands."""

import errno
import io
import os
from pathlib import Path

import pytest

from kit.cli.output import Output, OutputLost


class Gone(io.StringIO):
    """A stream that cannot be written to."""

    def __init__(self, number: int, path: Path) -> None:
        super().__init__()
        self.number = number
        self.path = path.open("w")

    def write(self, text: str) -> int:
        raise OSError(self.number, os.strerror(self.number))

    def fileno(self) -> int:
        return self.path.fileno()


@pytest.mark.parametrize(
    ("number", "status", "shown"),
    [
        (errno.EPIPE, 141, ""),
        (
            errno.ENOSPC,
            74,
            f"Standard output cannot be written to: {os.strerror(errno.ENOSPC)}.\n",
        ),
    ],
)
def test_lost_output_ends_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int, status: int, shown: str
) -> None:
    gone = Gone(number, tmp_path / "gone")
    output = Output(gone, may_be_lost=False)
    for _time in range(2):
        with pytest.raises(OutputLost) as caught:
            output.write("a line\n")
        assert caught.value.exit_code == status
    output.flush()
    caught.value.show()
    assert capsys.readouterr() == ("", shown)
    gone.path.close()


def test_output_that_may_be_lost_is_gone_on_without(tmp_path: Path) -> None:
    gone = Gone(errno.EIO, tmp_path / "gone")
    output = Output(gone, may_be_lost=True)
    assert output.write("a line\n") == 7
    output.flush()
    gone.path.close()


def test_output_that_is_there_is_written() -> None:
    stream = io.StringIO()
    output = Output(stream, may_be_lost=False)
    output.write("a line\n")
    assert (stream.getvalue(), output.isatty()) == ("a line\n", False)
