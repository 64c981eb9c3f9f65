"""The way to the kit that pages show: address, link and QR code, as they are now.

A page that stands open follows a change by itself: `kit/static/live/way-in.js` asks for `fresh`,
and puts its parts in place of those of the page that have the same `data-way`.
"""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit
from uuid import UUID

import segno
from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.network import Address, Picked
from kit.web.access import own_classroom
from kit.web.fragments import fragment
from kit.web.state import kit

blueprint = Blueprint("way_in", __name__, url_prefix="/teacher")

#: Longer than any path of the kit's own.
_PATH_MAX = 300


@dataclass(frozen=True, slots=True)
class WayIn:
    """How another device gets to `path`.

    `address` is what students type, and empty where none would reach the kit. `picture` (a data
    URI) is empty where no other device would: then pages say what to do instead.
    """

    path: str
    address: str
    link: str
    picture: str


def way_in(path: str = "/") -> WayIn:
    """The way to a path of `url_for`, by the address that is shown first now."""
    link, address = kit().link(path), kit().addresses[0]
    if kit().shown_addresses.are_reachable:
        return WayIn(path, address, link, _picture(link))
    # A kit of one computer is found there, by hand alone; a public URL is what somebody chose.
    settings = kit().settings
    named = settings.local or settings.public_url is not None
    return WayIn(path, address if named else "", link, "")


@lru_cache(maxsize=32)
def _picture(link: str) -> str:
    return segno.make(link, error="m").svg_data_uri(dark="#000", light="#fff", scale=8)


@blueprint.get("/way-in")
def fresh() -> ResponseReturnValue:
    """What pages show of the way in, as it is now. `to` is the path that their QR code leads to."""
    path = request.args.get("to", "/")
    link = kit().link(path) if len(path) <= _PATH_MAX and path.startswith("/") else ""
    if urlsplit(link)[:2] != urlsplit(kit().addresses[0])[:2]:
        abort(404)
    return fragment("teacher/joining/fresh.html", way=way_in(path))


@blueprint.post("/classrooms/<uuid:classroom_id>/address")
def pick(classroom_id: UUID) -> ResponseReturnValue:
    """Show another address first, or the likeliest again; kept for the next start."""
    own_classroom(classroom_id)
    posted = request.form.get("pick", "")
    there = {as_picked(address): address for address in kit().shown_addresses.found()}
    if not posted:
        kit().pick_address(None)
        flash(gettext("The kit shows the likeliest address first again."))
    elif posted in there:
        address = there[posted]
        kit().pick_address(Picked(address.interface, address.ip))
        flash(
            gettext(
                "Shown from now on: %(address)s. Where this network has another address next time, "
                "that one is shown.",
                address=kit().addresses[0],
            )
        )
    else:
        flash(gettext("That address is gone meanwhile. These are the ones of now."), "warn")
    return redirect(url_for("classrooms.join_page", classroom_id=classroom_id), 303)


def as_picked(address: Address) -> str:
    """An address as the form that picks it posts it."""
    return Picked(address.interface, address.ip).as_text()
