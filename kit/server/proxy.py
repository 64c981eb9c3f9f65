"""Behind a web server: what the settings say counts, and of headers what a named proxy wrote.

Scheme, host and path prefix come from the public URLs alone. The sender is the last hop of
`X-Forwarded-For` that is no named proxy: what stands before it was the sender's own to write.
Werkzeug's ProxyFix counts hops and believes whoever comes; granian's wrapper believes headers
about the scheme.
"""

import ipaddress
from collections.abc import Iterable
from enum import Enum
from typing import Any, Final
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication

from kit.settings import Settings

#: Where the environ says how the request came; without a public URL it says nothing.
ARRIVAL: Final = "kit.arrival"


class Arrival(Enum):
    """How a request came to a kit that has a public URL."""

    BY_PROXY = "by a named proxy, under the public host"
    BY_NONE = "from an address that is no named proxy"
    OTHER_HOST = "under another host than the public one"
    NO_SENDER = "by a named proxy that does not say for whom"
    TWO_SLASHES = "with a path that begins with two slashes, where the prefix was taken off"


class BehindProxy:
    """The app, told where its requests really come from and by which address."""

    def __init__(self, app: WSGIApplication, settings: Settings) -> None:
        self._app = app
        self._proxies = settings.proxies
        public = [urlsplit(url) for url in settings.public_urls]
        self._scheme, self._prefix = public[0].scheme, settings.prefix
        #: As browsers write each, by its name alone.
        self._hosts = {_name(url.netloc): url.netloc for url in reversed(public)}

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request; whether it came rightly stands in its environ."""
        arrival = self._arrival(environ)
        environ[ARRIVAL] = arrival
        # The proxy may have taken the prefix off, or not.
        path = environ["PATH_INFO"]
        environ["SCRIPT_NAME"] = self._prefix
        if self._prefix and f"{path}/".startswith(f"{self._prefix}/"):
            environ["PATH_INFO"] = path[len(self._prefix) :] or "/"
        if arrival is Arrival.BY_PROXY:
            environ["wsgi.url_scheme"] = self._scheme
            environ["HTTP_HOST"] = self._hosts[_name(environ["HTTP_HOST"])]
            environ["REMOTE_ADDR"] = sender(environ, self._proxies)
        return self._app(environ, start_response)

    def _arrival(self, environ: dict[str, Any]) -> Arrival:
        if _address(environ["REMOTE_ADDR"]) not in self._proxies:
            return Arrival.BY_NONE
        if _name(environ.get("HTTP_HOST", "")) not in self._hosts:
            return Arrival.OTHER_HOST
        if sender(environ, self._proxies) is None:
            return Arrival.NO_SENDER
        if self._prefix and environ["PATH_INFO"].startswith("//"):
            # Sent on without the second one, it would come with both again, for ever.
            return Arrival.TWO_SLASHES
        return Arrival.BY_PROXY


def sender(environ: dict[str, Any], proxies: frozenset[str]) -> str | None:
    """The last hop that is no proxy; of none but proxies the first; None where no hop is named.

    Where the chain breaks off in what is no address, its last proxy is who asks.
    """
    furthest = None
    for hop in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        address = _address(hop.strip())
        if address is None:
            return furthest
        if address not in proxies:
            return address
        furthest = address
    return furthest


def _address(text: str) -> str | None:
    """An IP address as the settings write it; a port that some proxies add goes."""
    host = text
    if text.startswith("["):
        host = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        host = text.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(host)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return str(mapped or parsed)


def _name(host: str) -> str:
    """The host without its port, which proxies leave out or not."""
    return host.lower().partition(":")[0]
