"""What is taken for the same after a change."""

from kit.content.own.editing.yaml_pairing import pairs_of_elements, pairs_of_names


def test_name_stands_for_itself_or_for_one_of_the_same_value() -> None:
    assert pairs_of_names({"a": 1, "b": 2}, {"b": 3, "c": 1, "d": 1}) == [
        ("b", "b"),
        ("c", "a"),
        ("d", None),
    ]


def test_element_is_the_same_the_one_of_its_id_or_what_is_left() -> None:
    one, two, three = ({"id": name, "n": 1} for name in "abc")
    assert pairs_of_elements([one, two, three], [three, {"id": "b", "n": 2}, one]) == [
        (0, 2),
        (1, 1),
        (2, 0),
    ]
    assert pairs_of_elements([one, two], [one, {"id": "d", "n": 1}]) == [(0, 0), (1, 1)]
    assert pairs_of_elements([one], [one, one]) == [(0, 0), (1, None)]
