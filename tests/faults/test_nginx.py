"""A real nginx before the kit: with nothing said to the kit, and with the settings page's example."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.nginx import HOST, Client, certificate, example, nginx
from tests.support.room import PASSWORD
from tests.support.serving import Served, free_port, serving

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("nginx")]

NO_LINK = "Open the teacher's pages by their link first"
ELSEWHERE = "The teacher's pages are not open here"
DETOUR = "The kit is at another address"
BARE = ""
HOST_KEPT = "proxy_set_header Host $http_host;"
FORWARDED = """
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
"""


def heading(text: str) -> str:
    """The page's."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    return found.group(1).strip().replace("&#39;", "'") if found else ""


@pytest.fixture(scope="module")
def unaware(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A kit that was told of no web server."""
    with serving(tmp_path_factory.mktemp("unaware"), free_port(), "--local") as served:
        yield served


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize("host", [HOST, "localhost", "127.0.0.1"])
@pytest.mark.parametrize("said", [BARE, HOST_KEPT, FORWARDED])
def test_web_server_the_kit_knows_nothing_of_opens_no_teachers_page(
    unaware: Served, tmp_path: Path, said: str, host: str
) -> None:
    port = free_port()
    block = f"""server {{ listen 127.0.0.1:{port}; location / {{
        proxy_pass http://127.0.0.1:{unaware.port}; {said} }} }}"""
    with nginx(tmp_path / "nginx", block, port):
        client = Client(port, host)
        start = client.get("/")
        assert (start.status, heading(start.text)) == (200, "Whose words are you reading?")
        seems_here = said == BARE or (said == HOST_KEPT and host != HOST)
        for path in ("/teacher/", "/teacher/sign-in", "/teacher/set-up/x", "/teacher/?computer=x"):
            reply = client.get(path)
            assert reply.status == 403, path
            assert heading(reply.text) == (NO_LINK if seems_here else ELSEWHERE)
        reply = client.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
        assert reply.status == 403
        assert ("carries the header X-Forwarded-For" in client.get("/teacher/").text) == (
            said == FORWARDED
        )
        # What the client invents makes it nobody else.
        for invented in ("X-Forwarded-For", "X-Real-IP", "Forwarded"):
            client.headers = {invented: "127.0.0.1"}
            assert client.get("/teacher/sign-in").status == 403


@pytest.mark.long
def test_link_of_the_computer_is_in_no_log_but_of_the_one_request(
    unaware: Served, tmp_path: Path
) -> None:
    """Somebody opens the printed link at the web server's port: the kit sends it on without."""
    port = free_port()
    block = f"server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://127.0.0.1:{unaware.port}; }} }}"
    link = next(line.strip() for line in unaware.lines if "/teacher/?computer=" in line)
    with nginx(tmp_path / "nginx", block, port) as log:
        client = Client(port, "127.0.0.1")
        reply = client.get(link.partition(f":{unaware.port}")[2])
        assert (reply.status, reply.header("Location")) == (303, "/teacher/")
        assert reply.header("Referrer-Policy") == "no-referrer"
        assert client.get("/teacher/").header("Location") == "/teacher/sign-in"
        assert client.get("/teacher/sign-in").status == 200
    asked = log.read_text("utf-8")
    assert asked.count(link.partition("computer=")[2]) == 1


@dataclass
class Public:
    """A kit with the setting, behind nginx with the example of the settings page."""

    served: Served
    port: int
    plain_port: int
    certificate: Path

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}"

    def client(self, address: str = "127.0.0.2", **headers: str) -> Client:
        return Client(self.port, f"{HOST}:{self.port}", self.certificate, headers, address)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Public]:
    folder = tmp_path_factory.mktemp("public")
    signed, key = certificate(folder)
    port, plain_port, kit_port = free_port(), free_port(), free_port()
    block = example()
    for shown, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("listen 80;", f"listen 127.0.0.1:{plain_port};"),
        ("/etc/ssl/words.crt", str(signed)),
        ("/etc/ssl/words.key", str(key)),
        ("http://127.0.0.1:8000;", f"http://127.0.0.1:{kit_port};"),
    ):
        assert shown in block, shown
        block = block.replace(shown, here)
    options = ("--public-url", f"https://{HOST}:{port}", "--proxy", "127.0.0.1")
    with (
        serving(folder / "data", kit_port, *options) as served,
        nginx(folder / "nginx", block, port),
    ):
        yield Public(served, port, plain_port, signed)


@pytest.mark.long
def test_teacher_walks_in_by_the_printed_link_and_all_goes_by_the_public_url(
    public: Public,
) -> None:
    said = public.served.lines
    assert f"  {public.url}/teacher/" in said
    assert f"  {public.url}/  (the public URL)" in said
    assert f"The web server at 127.0.0.1 asks the kit on port {public.served.port}." in said
    assert not any("http://" in line for line in said)
    link = next(line.strip() for line in said if "/set-up/" in line)
    path = link.removeprefix(public.url)
    teacher = public.client()
    page = teacher.get(path)
    assert (page.status, heading(page.text)) == (200, "Welcome")
    assert page.header("Strict-Transport-Security") == "max-age=31536000"
    assert "; Secure; HttpOnly; Path=/; SameSite=Lax" in page.header("Set-Cookie")
    done = teacher.post(path, name="Ms Gray", password=PASSWORD, again=PASSWORD)
    assert (done.status, done.header("Location")) == (303, "/teacher/")
    teacher.get("/teacher/")
    room = teacher.post("/teacher/", name="9B").header("Location")
    join = teacher.get(f"{room}/join").text
    assert f'<span data-way="address">{public.url}</span>' in join
    assert f"{public.url}/join/" in join
    code = join.split(f"{public.url}/join/")[1][:8]
    student = public.client("127.0.0.3")
    student.get(f"/join/{code}")
    assert student.post(f"/join/{code}", name="Mia").header("Location") == "/work/"
    assert student.get("/work/").status == 200
    # Who has neither signed in nor the link is asked to sign in, as everywhere.
    assert public.client().get("/teacher/").header("Location") == "/teacher/sign-in"


@pytest.mark.long
def test_what_the_client_invents_about_itself_is_not_believed(public: Public) -> None:
    def tried(client: Client) -> int:
        client.get("/teacher/sign-in")
        return client.post("/teacher/sign-in", name="Nobody", password="wrong").status

    guesses = [
        public.client(
            "127.0.0.4", **{"X-Forwarded-For": f"203.0.113.{n}", "X-Real-IP": f"203.0.113.{n}"}
        )
        for n in range(11)
    ]
    assert [tried(client) for client in guesses] == [*[403] * 10, 429]
    # Another client is another sender, and the first is kept out still.
    assert tried(public.client("127.0.0.5")) == 403
    assert tried(public.client("127.0.0.4")) == 429
    spoofed = public.client(
        **{"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "Forwarded": "host=x"}
    )
    assert spoofed.get("/").header("Strict-Transport-Security") != ""


def test_hops_in_several_headers_are_read_in_their_order(public: Public) -> None:
    """As some web servers write them; here as if this test were one, at the kit's own port."""

    def tried(hops: str, **more: str) -> int:
        headers = {"X-Forwarded-For": hops, **more}
        client = Client(public.served.port, f"{HOST}:{public.port}", headers=headers)
        client.get("/teacher/sign-in")
        return client.post("/teacher/sign-in", name="Nobody", password="wrong").status

    guesses = [tried(f"203.0.113.{n}\n198.51.100.7") for n in range(11)]
    assert guesses == [*[403] * 10, 429]
    assert tried("198.51.100.7", X_Forwarded_For="198.51.100.8") == 429
    assert tried("198.51.100.7\n198.51.100.8") == 403


def test_no_other_way_leads_to_the_kit(public: Public) -> None:
    for host in (HOST, "localhost", f"127.0.0.1:{public.served.port}"):
        direct = Client(public.served.port, host)
        for path in ("/", "/teacher/"):
            reply = direct.get(path)
            assert (reply.status, heading(reply.text)) == (403, DETOUR)
            assert f"{public.url}/" in reply.text
    redirected = Client(public.plain_port).get("/join/X?y=1")
    assert (redirected.status, redirected.header("Location")) == (301, f"https://{HOST}/join/X?y=1")


@pytest.mark.long
def test_form_that_is_too_long_is_told_so(public: Public) -> None:
    client = public.client()
    client.get("/")
    reply = client.post("/", code="x" * 600_000)
    assert (reply.status, heading(reply.text)) == (413, "Too much at once")
    articles = ("/teacher/own/articles/attach", "/teacher/own/from-article")
    lengths = {"/": 3_000_000, "/teacher/own/import": 5_000_000}
    lengths |= dict.fromkeys(articles, 12_000_000)
    for path, length in lengths.items():
        reply = client.post(path, code="x" * length)
        assert (reply.status, reply.text) == (
            413,
            "What was sent is longer than the kit takes at once. Send it in parts.",
        )
    # A shared lesson's page is for whoever is signed in; that it is long is no reason.
    assert client.post("/teacher/own/import", text="x" * 2_000_000).status == 401
    for article in articles:
        assert client.post(article, text="x" * 9_000_000).status == 401


def test_static_file_is_sent_once(public: Public) -> None:
    client = public.client()
    first = client.get("/static/kit.css")
    again = client.get("/static/kit.css", **{"If-None-Match": first.header("ETag")})
    assert (first.status, again.status, again.text) == (200, 304, "")


def test_static_file_comes_packed_and_is_kept_past_the_web_server(public: Public) -> None:
    client = public.client()
    (path,) = re.findall(r'href="([^"]*/kit[.]css)"', client.get("/").text)
    packed = client.ask("HEAD", path, b"", {"Accept-Encoding": "gzip"})
    plain = client.ask("HEAD", path, b"", {})
    for reply in (packed, plain):
        assert reply.status == 200
        assert reply.header("Cache-Control") == "public, max-age=31536000, immutable"
        assert reply.header("Vary") == "Accept-Encoding"
    assert (packed.header("Content-Encoding"), plain.header("Content-Encoding")) == ("gzip", "")
    assert 3 * int(packed.header("Content-Length")) < int(plain.header("Content-Length"))
    part = client.get(path, Range="bytes=0-9")
    assert (part.status, len(part.text)) == (206, 10)


@pytest.mark.long
def test_path_without_a_slash_at_its_end_is_told_with_its_remedy(tmp_path: Path) -> None:
    """`location /kit` and `proxy_pass http://…/`: each path would come with two slashes, for ever."""
    kit_port, port = free_port(), free_port()
    block = f"""server {{ listen 127.0.0.1:{port}; location /kit {{
        proxy_pass http://127.0.0.1:{kit_port}/; proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }} }}"""
    options = ("--public-url", f"http://{HOST}:{port}/kit")
    with serving(tmp_path / "data", kit_port, *options), nginx(tmp_path / "nginx", block, port):
        reply = Client(port, f"{HOST}:{port}").get("/kit/join/X")
        assert (reply.status, heading(reply.text)) == (403, DETOUR)
        assert (
            "the path begins with two slashes: the web server takes “/kit” off and puts “/” in its "
            "place. In nginx both have a slash at their end, or proxy_pass has none: location "
            "/kit/ and proxy_pass http://127.0.0.1:PORT;"
        ) in " ".join(reply.text.split())
