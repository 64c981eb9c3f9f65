"""The laptop joins another network while the kit runs: the terminal says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.server.addresses import NO_NETWORK
from tests.support.room import write_content

pytestmark = pytest.mark.process

#: In a network of its own: a card with one address, the kit, then another address.
CHANGE = """
import subprocess, sys
from pathlib import Path
from tests.support.serving import free_port, serving
def ip(*words): subprocess.run(["ip", *words], check=True)
ip("link", "set", "lo", "up")
ip("link", "add", "wlan0", "type", "veth", "peer", "name", "room0")
ip("link", "set", "wlan0", "up")
ip("link", "set", "room0", "up")
ip("addr", "add", "192.168.1.20/24", "brd", "+", "dev", "wlan0")
folder = Path(sys.argv[1])
with serving(folder / "data", 8000, "--content", str(folder / "content"), "--without-shipped") as served:
    print(*(line for line in served.lines if "192.168" in line), sep="\\n")
    ip("addr", "del", "192.168.1.20/24", "dev", "wlan0")
    print(served.next_line() or served.next_line())
    ip("addr", "add", "10.0.0.9/24", "brd", "+", "dev", "wlan0")
    print(served.next_line())
"""


@pytest.mark.long
def test_terminal_says_where_the_class_joins_now(tmp_path: Path) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a network of its own")
    write_content(tmp_path / "content")
    made = subprocess.run(
        ["unshare", "--net", sys.executable, "-c", CHANGE, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if made.returncode and "ip" in made.stderr and not made.stdout:
        pytest.skip(f"no network can be made here: {made.stderr.strip().splitlines()[-1:]}")
    assert made.stdout.splitlines() == [
        "  http://192.168.1.20:8000/  (wlan0, network)",
        NO_NETWORK,
        "The class joins at http://10.0.0.9:8000/ now.",
    ], made.stderr
