"""A browser that notices whatever runs, and a page's elements that would run something.

Pages come from the app itself through the browser's own routes: so the policy can be left out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, Route

from tests.web.conftest import Visitor

ORIGIN = "http://127.0.0.1:8000"
#: Runs before any script of a page, whatever the policy says.
HOOK = """
(() => {
  const held = { ran: [], refused: [] };
  window.__xss = (number) => { held.ran.push(String(number)); };
  window.__held = held;
  for (const name of ["alert", "confirm", "prompt"]) window[name] = () => { held.ran.push(name); };
  document.addEventListener("securitypolicyviolation", (event) => {
    held.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
})();
"""
#: What no page of the kit has, and a text that became markup would bring.
STRANGE = r"""
() => {
  const bad = [], roots = [document];
  // As the browser reads an address: of tabs and line ends nothing stays, of blanks between all does.
  const read = (value) => { try { return new URL(value, document.baseURI).href.toLowerCase(); } catch { return ""; } };
  const urls = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "ping", "srcset"];
  const gone = ["iframe", "frame", "object", "embed", "base", "style", "marquee", "math", "foreignobject",
    "animate", "set", "audio", "video", "xmp", "portal", "applet"];
  while (roots.length) for (const e of roots.pop().querySelectorAll("*")) {
    if (e.localName === "template") roots.push(e.content);
    if (e.shadowRoot) roots.push(e.shadowRoot);
    const name = e.localName.toLowerCase();
    if (gone.includes(name)) bad.push(e.outerHTML.slice(0, 200));
    if (name === "script" && !(e.getAttribute("src") || "").startsWith("/static/")
        && e.type !== "application/json") bad.push(e.outerHTML.slice(0, 200));
    if (name === "meta" && e.httpEquiv) bad.push(e.outerHTML.slice(0, 200));
    for (const a of e.attributes) {
      const value = a.value.trim().toLowerCase();
      const isLinkOut = name === "a" && e.relList.contains("noreferrer");
      // The kit's own scripts measure the masthead and set what came of it.
      const measured = a.name === "style" && /^((--mast|--foot|top): -?[\d.]+px; ?)+$/.test(a.value);
      if (/^on/i.test(a.name) || (["style", "srcdoc"].includes(a.name) && !measured)) bad.push(`${name} ${a.name}=${a.value}`);
      if (urls.includes(a.name) && (/^(javascript|vbscript|view-source|blob|data:(?!image\/))/.test(read(a.value))
          || (name !== "a" && /^(https?:)?\/\//.test(value))
          || (value.startsWith("//") && !isLinkOut))) bad.push(`${name} ${a.name}=${a.value.slice(0, 120)}`);
    }
  }
  return { bad, ran: window.__held.ran, refused: window.__held.refused,
    reckoned: document.documentElement.innerHTML.includes("70077007") };
}
"""


@dataclass
class Hooked:
    """A page that asks the app as a visitor; with `policy` off the header is left out."""

    page: Page
    visitor: Visitor
    policy: bool
    #: By path: what was found there.
    found: dict[str, list[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def answer(self, route: Route) -> None:
        """As the app does. Nothing of another origin is asked for."""
        request = route.request
        if not request.url.startswith(ORIGIN):
            self.found.setdefault(self.page.url, []).append(f"asks {request.url}")
            route.abort()
            return
        kept = ("accept", "content-type", "if-none-match", "x-csrftoken")
        headers = {name: value for name, value in request.headers.items() if name in kept}
        reply = self.visitor.client.open(
            request.url.removeprefix(ORIGIN),
            method=request.method,
            data=request.post_data_buffer,
            base_url=f"http://{self.visitor.host}",
            environ_base={"REMOTE_ADDR": self.visitor.address},
            headers=headers,
        )
        sent = {name.lower(): value for name, value in reply.headers.items()}
        sent.pop("set-cookie", None)
        if not self.policy:
            sent.pop("content-security-policy", None)
        route.fulfill(status=reply.status_code, headers=sent, body=reply.get_data())
        reply.close()

    def look(self, path: str, *, status: int | None = None) -> None:
        """Open it, let its scripts run, and note what is strange."""
        reply = self.page.goto(ORIGIN + path, wait_until="load")
        assert reply is not None
        assert status is None or reply.status == status, (path, reply.status)
        self.note(path)

    def note(self, path: str) -> None:
        """What is strange on the page as it stands."""
        self.seen.add(path)
        if not self.page.evaluate("() => Boolean(window.__held)"):
            return
        strange = self.page.evaluate(STRANGE)
        what = [*strange["bad"], *(f"ran {number}" for number in strange["ran"])]
        what += [f"refused {each}" for each in strange["refused"]]
        if strange["reckoned"]:
            what.append("a template language reckoned")
        if what:
            self.found.setdefault(path, []).extend(sorted(set(what))[:8])


@contextmanager
def hooked(browser: Browser, visitor: Visitor, *, policy: bool = True) -> Iterator[Hooked]:
    """Such a page."""
    context = browser.new_context(service_workers="block")
    try:
        context.add_init_script(HOOK)
        page = context.new_page()
        page.set_default_timeout(30_000)
        watched = Hooked(page, visitor, policy)
        context.route("**/*", watched.answer)
        yield watched
    finally:
        context.close()
