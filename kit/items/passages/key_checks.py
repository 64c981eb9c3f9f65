"""What a key of a passage must hold: an entry for each claim, and labels that tell them apart."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from kit.items.fields.advice import Finding, near_miss
from kit.items.fields.base_models import ID_PATTERN
from kit.items.key_entries.cues import has_cue
from kit.items.key_entries.label_entries import KeyedLabel, Labels
from kit.items.passages.passage import Passage
from kit.vocabulary import Label

FEWEST_LABELS: Final = 2
_EACH: Final = "an entry for each claim of the passage"
_NEAR: Final = 0.6


def check_claims(passage: Passage, keyed: Mapping[str, KeyedLabel]) -> list[Finding]:
    """An entry for each claim, and none besides.

    Where the passage is broken, an entry may be for a cut that could not be read; so only one
    that is like the id of a claim without entry is said to be for none.
    """
    labels = {label.value for label in Label} - set(keyed)
    known = [
        claim.id
        for claim in passage.claims
        if re.fullmatch(ID_PATTERN, claim.id) and claim.id not in labels
    ]
    missing = sorted(set(known) - set(keyed))
    extra = sorted(set(keyed) - set(known))
    findings = [
        Finding(
            ("claims", claim), f"no entry for {claim!r}", _EACH, near_miss(claim, extra, "add it")
        )
        for claim in dict.fromkeys(known)
        if claim in missing
    ]
    for claim in keyed:
        near = get_close_matches(claim, missing, n=1, cutoff=_NEAR)
        if claim not in known and (near or not passage.findings):
            advice = near_miss(claim, missing, "remove it")
            findings.append(Finding(("claims", claim), "an entry for no claim", _EACH, advice))
    return findings


def holds_anyway(finding: Finding, claim: str, keyed: KeyedLabel, passage: Passage) -> bool:
    """Whether a finding about a claim's entry stands however a broken passage is mended.

    A mark at fault may cut a cue in two, and a claim that cannot be read may lack its words; any
    other cue with a word that stands nowhere is wrong.
    """
    if finding.path[0] != "cues":
        return True
    if all(one.id != claim for one in passage.claims):
        return False
    words = re.findall(r"\w+", keyed.cues[int(finding.path[1])])
    text = " ".join(passage.paragraphs)
    return not all(has_cue(text, word) for word in words)


def check_labels(claims: Mapping[str, Labels], *, free: bool) -> list[Finding]:
    """Two labels or more, and in a cut passage none that would do everywhere."""
    labels = {one.own for one in claims.values()}
    if len(labels) < FEWEST_LABELS:
        only = next(iter(labels)).value
        return [
            Finding(
                ("claims",),
                f"the label {only!r} for every claim",
                f"{FEWEST_LABELS} labels or more in a passage",
                "take a passage in which there is something to tell apart",
            )
        ]
    return [
        Finding(
            ("claims",),
            f"the label {label.value!r} accepted for every claim",
            "for each label a claim for which it is wrong",
            "remove a 'debatable' or 'accepted', or cut out a claim of another label: "
            "one pen would do here",
        )
        for label in Label
        if not free and all(label in one.earns for one in claims.values())
    ]
