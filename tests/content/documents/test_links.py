"""Links of a document within the kit: to other documents and lessons, else their words."""

import pytest

from kit.content.documents.links import within_kit

DOCUMENTS = {"results", "live"}
LESSONS = {"01-three-kinds-of-claim"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[how](results.md)", "[how](results)"),
        ("[how](results.md#items)", "[how](results#items)"),
        ("[here](#below)", "[here](#below)"),
        ("[there](https://example.org/a.md)", "[there](https://example.org/a.md)"),
        (
            "[one](../lessons/01-three-kinds-of-claim.md)",
            "[one](../lessons/01-three-kinds-of-claim)",
        ),
        ("[words](../lessons/glossary.md)", "words"),
        ("[gone](absent.md#x) and [why](../LICENSE)", "gone and why"),
        ("[`core`](results.md)", "[`core`](results)"),
        ("[schema](../schemas/results.schema.json)", "schema"),
        ("![A bar](pictures/bar.png)", "*(Picture: A bar)*"),
        ("`[how](results.md)`", "`[how](results.md)`"),
        ("```\n[how](results.md)\n```", "```\n[how](results.md)\n```"),
        ("[[official: said]] (and more)", "[[official: said]] (and more)"),
    ],
)
def test_link_leads_within_the_kit_or_keeps_its_words(text: str, expected: str) -> None:
    assert within_kit(text, DOCUMENTS, LESSONS) == expected
