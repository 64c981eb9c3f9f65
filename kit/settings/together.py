"""Settings that do not go together, each with its line."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from kit.settings.parsing import SECRET_LEAST


def check_together(values: Mapping[str, Any]) -> Sequence[str]:
    """A line for each of the settings that do not go together."""
    lines = []
    if (values["database_url"] or "").startswith("postgresql") and values["secret_key"] is None:
        lines.append(
            "KIT_SECRET_KEY is not set, and PostgreSQL requires it: all processes must sign with "
            f"the same key. Allowed: {SECRET_LEAST} characters or more, the same at every start."
        )
    if values["workers"] > 1 and sys.platform == "win32":
        lines.append(
            f"--workers is {values['workers']}, and on Windows one process alone can listen on the "
            "port. Leave it out, or serve from a computer with Linux."
        )
    if values["proxy"] is not None and values["public_url"] is None:
        lines.append(
            "--proxy names a web server before the kit, and --public-url is not set. Set it, too: "
            "the address under which browsers reach the kit through that server."
        )
    lines += _check_also(values["public_url"], values["also_urls"])
    if values["address"] is not None and values["public_url"] is not None:
        lines.append(
            "--address and --public-url both name where the class finds the kit. Leave one out: "
            "--public-url is for a kit behind a web server, --address for one without."
        )
    if values["without_shipped"] and values["content"] is None:
        lines.append("--without-shipped leaves nothing to offer: set --content to a folder, too.")
    return lines


def _check_also(public: str | None, also: str | None) -> Sequence[str]:
    """A line where the further addresses do not go with the public URL."""
    if also is None:
        return ()
    if public is None:
        missing = (
            "--also-urls names further addresses, and --public-url is not set. Set it, too: it is "
            "the one that links and QR codes name."
        )
        return [missing]
    first = urlsplit(public)
    for url in also.split(","):
        other = urlsplit(url)
        if (other.scheme, other.path) != (first.scheme, first.path):
            unlike = (
                f"--also-urls has {url}, and --public-url is {public}. Both must begin with the "
                "same http:// or https:// and have the same path: cookies go by them."
            )
            return [unlike]
        if other.netloc == first.netloc:
            return [f"--also-urls has {url}, which is the public URL. Leave it out there."]
    return ()
