"""`whose-words.json` says whose a file is; what cannot be read of it is told in a sentence."""

import json

import pytest

from kit.content.own.texts import DraftKind
from kit.exchange.authoring.manifest import Manifest, kit_version, manifest_text, read_manifest

SLIP = Manifest(
    kit="0.1.0", kind=DraftKind.EXERCISE, id="the-bridge", title="The bridge", licence="CC BY 4.0",
    by="Zoë", key=True,
)  # fmt: skip
REST = (
    "It was changed by hand or damaged. Take the file as it came from the kit, or leave "
    "whose-words.json out: what it holds is then found by its names."
)


def test_its_text_is_the_same_each_time_and_reads_back() -> None:
    assert manifest_text(SLIP) == (
        '{\n  "format": 1,\n  "kit": "0.1.0",\n  "kind": "exercise",\n  "id": "the-bridge",\n'
        '  "title": "The bridge",\n  "licence": "CC BY 4.0",\n  "by": "Zoë",\n  "source": "",\n'
        '  "key": true\n}\n'
    )
    assert read_manifest(manifest_text(SLIP)) == SLIP
    assert kit_version()


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"id": "The Bridge"}, "“id”"),
        ({"kind": "quiz"}, "“kind”"),
        ({"format": 0}, "“format”"),
        ({"format": "two"}, "“format”"),
        ({"extra": 1, "key": "perhaps"}, "“key”, “extra”"),
        ({"title": 3}, "“title”"),
    ],
)
def test_a_field_at_fault_is_named(changed: dict[str, object], what: str) -> None:
    text = json.dumps(SLIP.model_dump(mode="json") | changed)
    assert (
        str(read_manifest(text)) == f"whose-words.json in it cannot be read: found {what}. {REST}"
    )


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "9" * 5000])
def test_what_is_no_json_is_told(text: str) -> None:
    said = f"whose-words.json in it cannot be read: found no JSON. {REST}"
    assert str(read_manifest(text)) == said


def test_another_value_of_json_is_told() -> None:
    assert str(read_manifest("[]")).startswith("whose-words.json in it cannot be read: found “no ")


@pytest.mark.parametrize("form", [2, 10**30])
def test_a_newer_form_is_told_by_its_number(form: int) -> None:
    assert str(read_manifest(json.dumps({"format": form, "what": "ever"}))) == (
        f"It was made by a newer kit (form {min(form, 10**6)}; this kit reads form 1). Upgrade this "
        "kit, or ask for the exercise's files from its folder."
    )
