"""Under which name a request came, and what a browser thinks of it."""

from urllib.parse import urlsplit

from flask import request

from kit.network import is_loopback


def host_name() -> str:
    """The name or address in the Host header, without its port; empty where it is none."""
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def is_trustworthy() -> bool:
    """Whether browsers count this address as safe: HTTPS, or this computer itself."""
    name = host_name()
    return request.is_secure or name == "localhost" or is_loopback(name)
