"""`make attack`: the scanner wapiti at a kit with the made-up class, as teacher, student and nobody.

It runs in an environment of its own (`requirements/attack.txt`) against a kit that is started for
it on this computer alone, in a folder that is deleted afterwards, and for a bounded time.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from tests.support.made_up import demo_served
from tests.support.room import PASSWORD
from tests.support.serving import entrance

SCANNER: Final = Path(__file__).parents[2] / ".venv-attack" / "bin" / "wapiti"
#: What needs no other site to come back to (`xxe` and `ssrf` do), nor lists of other programs' files.
MODULES: Final = (
    "xss,permanentxss,sql,timesql,exec,file,crlf,redirect,csrf,backup,methods,http_headers,"
    "cookieflags,csp,htaccess,upload,ldap,shellshock"
)
ROLES: Final = ("teacher", "student", "nobody")
#: What would end the visit.
LEFT_ALONE: Final = ("sign-out", "hand-on", "account/sign-ins/end", "account/password")
_TOKEN: Final = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_CODE: Final = re.compile(r'class="code[^"]*"[^>]*>\s*([A-Z0-9]{4}[ -]?[A-Z0-9]{4})')


def posted(opener: OpenerDirector, page: str, url: str, **form: str) -> str:
    """Send the form of a page; what comes."""
    found = _TOKEN.search(opener.open(page, timeout=60).read().decode())
    token = found.group(1) if found else ""
    body = urlencode({"csrf_token": token, **form}).encode()
    with opener.open(url, body, timeout=60) as reply:
        return str(reply.read().decode())


def signed_in(url: str, room: str) -> Mapping[str, tuple[str, str]]:
    """By role: where to begin, and the cookies."""
    jars = {role: CookieJar() for role in ROLES}
    openers = {role: build_opener(HTTPCookieProcessor(jar)) for role, jar in jars.items()}
    posted(
        openers["teacher"],
        entrance(url),
        f"{url}/teacher/sign-in",
        name="Ms Gray",
        password=PASSWORD,
    )
    page = posted(openers["teacher"], room, f"{room}/let-join")
    page += openers["teacher"].open(f"{room}/join", timeout=60).read().decode()
    code = re.sub(r"[ -]", "", _CODE.findall(page)[-1])
    posted(openers["student"], f"{url}/join/{code}", f"{url}/join/{code}", name="Wapiti")
    starts = {"teacher": f"{url}/teacher/", "student": f"{url}/work/", "nobody": f"{url}/"}
    return {
        role: (starts[role], "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar))
        for role, jar in jars.items()
    }


def scanned(role: str, start: str, cookie: str, seconds: int, folder: Path) -> dict[str, Any]:
    """What wapiti says of the pages that a role sees."""
    report = folder / f"{role}.json"
    left = [part for word in LEFT_ALONE for part in ("-x", f"{start}*{word}*")]
    command = [
        str(SCANNER), "-u", start, "-m", MODULES, "--scope", "domain", "--flush-session",
        "--max-scan-time", str(seconds), "--max-attack-time", str(max(10, seconds // 8)),
        "--tasks", "4", "-t", "20", "-d", "6", "--max-links-per-page", "60", "-f", "json", "-o", str(report),
        "--store-session", str(folder / role), "--store-config", str(folder / "config"), "--no-bugreport",
        "-v", "0", *left,
    ]  # fmt: skip
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    # Each module has its time, and then ends what it has begun.
    most = 2 * seconds + len(MODULES.split(",")) * max(10, seconds // 8)
    try:
        subprocess.run(command, check=False, timeout=most, stdout=sys.stderr)
    except subprocess.TimeoutExpired:
        print(f"{role}: wapiti had not ended after {most} seconds, and told nothing")
    read: dict[str, Any] = json.loads(report.read_text("utf-8")) if report.exists() else {}
    return read


def told(role: str, report: Mapping[str, Any]) -> list[str]:
    """A line for each kind of finding, with its number and its first place."""
    lines = [f"{role}: {report.get('infos', {}).get('crawled_pages_nbr', 'no')} pages crawled"]
    for part in ("vulnerabilities", "anomalies", "additionals"):
        for kind, found in report.get(part, {}).items():
            if found:
                first = found[0]
                lines.append(
                    f"  {part}, {kind}: {len(found)}, first {first['method']} {first['path']}: {first['info']}"
                )
    return lines


def main() -> None:
    """Scan as each role, print what was found, and keep the reports where it is said."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=int, default=600, help="for each role, at most")
    parser.add_argument(
        "--roles",
        nargs="+",
        choices=ROLES,
        default=ROLES,
        help="whose pages; all, where none is said",
    )
    parser.add_argument("--reports", type=Path, default=Path("build/attack"))
    arguments = parser.parse_args()
    if not SCANNER.exists():
        sys.exit("wapiti is missing: run this by `make attack`, which installs it.")
    arguments.reports.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, demo_served(Path(name)) as demo:
        starts = signed_in(demo.served.url, demo.room)
        for role in arguments.roles:
            start, cookie = starts[role]
            report = scanned(role, start, cookie, arguments.seconds, arguments.reports)
            print("\n".join(told(role, report)), flush=True)


if __name__ == "__main__":
    main()
