"""Values that are of another kind than wanted, in the words of YAML and of nobody's program."""

import pytest

from kit.content.notation.value_words import kind_advice, seen

CASES = [
    (None, "a text", "nothing", "write a text"),
    (True, "a text", "true or false (true)", "put it in quotes"),
    (3, "a text", "a whole number (3)", "put it in quotes"),
    ([1, None], "a text", "a list", "put it in quotes"),
    ({"a": 1}, "a list", "a group of fields", "begin each entry with '- ', and put a name before it into the entry, as its id"),
    ("a, b", "a list", "a text ('a, b')", "write [...] around it, or each entry on a line of its own behind '- '"),
    ("1,084", "a whole number", "a text ('1,084')", "write 1084, or 1.084 with a point if that is meant"),
    ("many", "a number", "a text ('many')", "write digits without quotes, such as 15 or 0.5"),
    ("yes", "true or false", "a text ('yes')", "write true or false, without quotes"),
    ("x" * 50, "a group of fields", "a text", "write its fields below it, indented, or in {...}"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "wanted", "kind", "advice"), CASES)
def test_value_and_advice(value: object, wanted: str, kind: str, advice: str) -> None:
    assert seen(value) == kind
    assert kind_advice(wanted, value) == advice
