import pytest

from kit.items.fields.advice import Finding
from kit.items.key_entries.label_entries import KeyedLabel, check_keyed_label, relabelled
from kit.items.key_entries.looks import Looks
from kit.vocabulary import Label, Scheme

WHY = "Another reason."


def keyed(**fields: object) -> KeyedLabel:
    usual = {"label": "sourced", "why": "Step 3", "cues": [], "check": "The minutes."}
    return KeyedLabel.model_validate({**usual, **fields})


def looked_at(entry: KeyedLabel) -> list[Finding]:
    return check_keyed_label(entry, Scheme.FIVE_WAY, [], "the claim")


@pytest.mark.parametrize("label", list(Label))
@pytest.mark.parametrize("looks", list(Looks))
def test_first_sight_is_named_only_where_it_is_wrong(label: Label, looks: Looks) -> None:
    findings = looked_at(keyed(label=label, looks=looks))
    if (label is Label.SOURCED) == (looks is Looks.DOUBTFUL):
        assert findings == []
        return
    assert findings == [
        Finding(
            ("looks",),
            f"'{looks}' beside the label '{label}'",
            "'doubtful' with the label 'sourced', 'smooth' with any other",
            "remove it: it is for claims that look otherwise than they are",
        )
    ]


def test_first_sight_goes_where_a_changed_label_would_make_it_right() -> None:
    doubtful = keyed(looks="doubtful")
    assert relabelled(doubtful, "official", WHY).looks is None
    smooth = keyed(label="editorial", looks="smooth")
    assert relabelled(smooth, "unsourced", WHY).looks is Looks.SMOOTH
    assert relabelled(smooth, "sourced", WHY).looks is None


def test_address_belongs_to_its_check() -> None:
    entry = keyed(url="https://example.org/minutes")
    kept = relabelled(entry, "official", WHY)
    assert (kept.check, kept.url) == ("The minutes.", "https://example.org/minutes")
    changed = relabelled(entry, "official", WHY, "Ask the council.")
    assert (changed.check, changed.url) == ("Ask the council.", None)
