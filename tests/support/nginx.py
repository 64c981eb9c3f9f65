"""nginx before a kit, as its administrator has it: a child process with a configuration of its own."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

SETTINGS_PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
#: What the example on the settings page names.
HOST = "words.school.example"
START_SECONDS = 10
_AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{servers}
}}
"""
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def tool(name: str) -> str:
    """Where a program is that these tests need; one loud skip, or in CI a failure, without it."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if path is not None:
        return path
    message = f"NO {name.upper()}: install it to run these tests (Debian: apt install {name})"
    if os.environ.get("KIT_REQUIRE_NGINX"):
        pytest.fail(message)
    pytest.skip(message)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for HOST that nobody but a test trusts, and its key."""
    made = folder / "words.crt", folder / "words.key"
    subprocess.run(
        [
            tool("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", f"/CN={HOST}",
            "-addext", f"subjectAltName=DNS:{HOST},DNS:localhost",
            "-out", str(made[0]), "-keyout", str(made[1]),
        ],
        check=True,
        capture_output=True,
        timeout=30,
    )  # fmt: skip
    return made


def example() -> str:
    """The configuration that the settings page shows."""
    found = re.search(r"```nginx\n(.*?)```", SETTINGS_PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found.group(1)


@contextmanager
def nginx(folder: Path, servers: str, port: int) -> Iterator[Path]:
    """Run it with these server blocks until the block ends; where it logs what it was asked."""
    folder.mkdir(exist_ok=True)
    program, configuration = tool("nginx"), folder / "nginx.conf"
    configuration.write_text(_AROUND.format(folder=folder, servers=servers), "utf-8")
    log = (folder / "start.log").open("wb")
    process = subprocess.Popen(
        [program, "-c", str(configuration), "-p", str(folder), "-e", str(folder / "error.log")],
        stdout=log,
        stderr=log,
    )
    try:
        _wait_for(port, process, folder)
        yield folder / "access.log"
    finally:
        process.terminate()
        process.wait(START_SECONDS)
        log.close()


def _wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    logs = [folder / name for name in ("start.log", "error.log")]
    pytest.fail("nginx did not start:\n" + "\n".join(log.read_text() for log in logs))


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    text: str

    def header(self, name: str) -> str:
        """All values of a header, with line ends between."""
        return "\n".join(value for key, value in self.headers if key.lower() == name.lower())


@dataclass
class Client:
    """A browser without scripts that asks nginx under a host name of its choice."""

    port: int
    host: str = HOST
    #: Trusted alone, for TLS; without it the connection is plain.
    certificate: Path | None = None
    #: A value with line ends is sent as several headers of that name.
    headers: Mapping[str, str] = field(default_factory=dict)
    #: One more loopback address makes one more client to nginx.
    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def get(self, path: str, **headers: str) -> Reply:
        return self.ask("GET", path, b"", headers)

    def post(self, path: str, **form: str) -> Reply:
        """A form, with the token of the page that was looked at last."""
        body = urlencode({"csrf_token": self.token, **form}).encode()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": f"https://{self.host}/",
        }
        return self.ask("POST", path, body, headers)

    def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.sock = self._connected()
        sent = {"Host": self.host, **self.headers, **headers}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.putrequest(method, path, skip_host=True)
        for name, value in [("Content-Length", str(len(body))), *sent.items()]:
            for line in value.split("\n"):
                connection.putheader(name, line)
        connection.endheaders(body)
        response = connection.getresponse()
        reply = Reply(
            response.status, response.getheaders(), response.read().decode(errors="replace")
        )
        connection.close()
        for cookie in reply.header("Set-Cookie").splitlines():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        found = _TOKEN.search(reply.text)
        self.token = found.group(1) if found else self.token
        return reply

    def _connected(self) -> socket.socket:
        plain = socket.create_connection(
            ("127.0.0.1", self.port), timeout=20, source_address=(self.address, 0)
        )
        if self.certificate is None:
            return plain
        trust = ssl.create_default_context(cafile=str(self.certificate))
        return trust.wrap_socket(plain, server_hostname=HOST)
