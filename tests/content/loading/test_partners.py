"""What can be wrong with a partner, each message whole."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.forms import ITEMS, form_text, key_text, write_forms

A, B = "exercises/form-a.yaml", "exercises/form-b.yaml"
LIKE = "make the two alike, or remove 'partner' from both."


def problems(folder: Path) -> list[str]:
    return [
        str(problem) for problem in load_library(folder).problems if "warning" not in str(problem)
    ]


def test_partners_that_match_are_offered(tmp_path: Path) -> None:
    library = load_library(write_forms(tmp_path))
    assert problems(tmp_path) == []
    assert {form.id: form.partner for form in library.exercises_of(None)} == {
        "form-a": "form-b",
        "form-b": "form-a",
    }


CASES = [
    ("partner: form-b", "partner: form-a",
     [f"{A}:3: error: partner: found the exercise's own id; allowed: the id of the exercise that it is compared with; name the other one, or remove 'partner'.",
      f"{B}:3: error: partner: found 'form-a', which names 'form-a'; allowed: two exercises that name each other; write 'partner: form-b' in form-a.yaml."]),
    ("partner: form-b", "partner: form-x",
     [f"{A}:3: error: partner: found the exercise 'form-x'; allowed: three-claims, form-b; write 'form-b' if that is meant.",
      f"{B}:3: error: partner: found 'form-a', which names 'form-x'; allowed: two exercises that name each other; write 'partner: form-b' in form-a.yaml."]),
    ("partner: form-b\n", "",
     [f"{B}:3: error: partner: found 'form-a', which names no partner; allowed: two exercises that name each other; write 'partner: form-b' in form-a.yaml."]),
    ("partner: form-b", "partner: Form B",
     [f"{A}:3: error: partner: found 'Form B'; allowed: a to z, digits and single hyphens between them; write 'form-b'."]),
    ("scheme: three-way", "scheme: five-way",
     [f"{A}:3: error: partner: found 'form-b' with the scheme three-way; allowed: one with the same scheme, five-way; {LIKE}",
      f"{B}:3: error: partner: found 'form-a' with the scheme five-way; allowed: one with the same scheme, three-way; {LIKE}"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_partner_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    write_forms(tmp_path)
    text = form_text("a", "b")
    assert old in text
    (tmp_path / A).write_text(text.replace(old, new, 1))
    assert problems(tmp_path) == expected


def test_partners_of_other_length_or_type(tmp_path: Path) -> None:
    write_forms(tmp_path)
    (tmp_path / A).write_text(form_text("a", "b", items=ITEMS[:5]))
    (tmp_path / "exercises/form-a.key.yaml").write_text(key_text("a", ITEMS[:5]))
    assert problems(tmp_path) == [
        f"{A}:3: error: partner: found 'form-b' with 6 items; allowed: one with as many items, 5; {LIKE}",
        f"{B}:3: error: partner: found 'form-a' with 5 items; allowed: one with as many items, 6; {LIKE}",
    ]
    (tmp_path / A).write_text(form_text("a", "b", items=ITEMS[:1]))
    (tmp_path / "exercises/form-a.key.yaml").write_text(key_text("a", ITEMS[:1]))
    assert (
        f"{B}:3: error: partner: found 'form-a' with 1 item; allowed: one with as many items, 6; {LIKE}"
    ) in problems(tmp_path)
    rewriting = (
        "id: form-a\ntitle: T\npartner: form-b\ntype: rewrite\nlevels:\n"
        "  - {id: no, name: No, credit: 0, means: x}\n  - {id: yes, name: Yes, credit: 1, means: x}\n"
        "items:\n"
        + "".join(
            f"  - {{id: t{n}, text: A text., task: Write., words: 9, from: {{invented: y}}}}\n"
            for n in range(6)
        )
    )
    (tmp_path / A).write_text(
        rewriting.replace("id: no", 'id: "no"').replace("id: yes", 'id: "yes"')
    )
    found = problems(tmp_path)
    assert (
        f"{B}:3: error: partner: found 'form-a' of the type rewrite; allowed: one of the same type, classify; {LIKE}"
    ) in found
    assert (
        f"{A}:3: error: partner: found 'form-b' with the scheme three-way; allowed: one with the same scheme, none; {LIKE}"
    ) in found


def test_partners_at_fault_are_not_offered(tmp_path: Path) -> None:
    write_forms(tmp_path)
    (tmp_path / A).write_text(form_text("a"))
    library = load_library(tmp_path)
    assert sorted(library.exercises) == ["form-a", "three-claims"]
    assert sorted(library.keys) == ["form-a", "three-claims"]
