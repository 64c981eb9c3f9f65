"""Whether all is well: what `kit doctor` finds, asked from within the kit that runs."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kit.classroom.clock import wall_clock
from kit.doctor.examine import examine
from kit.doctor.facts import Within, gather
from kit.doctor.finding import Finding, State
from kit.web.state import kit
from kit.web.template_globals import translated

blueprint = Blueprint("doctor", __name__, url_prefix="/teacher")


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in the reader's language."""

    name: str
    state: State
    what: str
    where: str
    advice: str


@blueprint.get("/well")
def show() -> ResponseReturnValue:
    """All that was looked at just now, worst first."""
    running = kit()
    looked_at = wall_clock().astimezone()
    within = Within(
        running.library,
        running.shown_addresses.have_changed(),
        running.device_seen.at,
    )
    findings = examine(gather(running.settings, os.environ, looked_at, within))
    return render_template(
        "teacher/doctor/all_well.html", told=_told(findings), State=State, looked_at=looked_at
    )


def _told(findings: Sequence[Finding]) -> list[Told]:
    return [
        Told(
            finding.name,
            finding.state,
            finding.found(translated),
            finding.where,
            finding.advice(translated),
        )
        for finding in findings
    ]
