from hypothesis import given
from hypothesis import strategies as st

from kit.exchange.authoring.text_form.item_ids import item_ids, slug
from kit.items.fields.base_models import ID_MAX


def test_an_id_is_of_the_words_that_say_something() -> None:
    claims = ["The mayor announced a bridge.", "The mayor announced a bridge, too.", "東京"]
    assert item_ids(claims) == ["mayor-announced-bridge", "mayor-announced-bridge-2", "claim-3"]
    assert slug("The Mayor's Büro, at last!") == "the-mayor-s-buro-at-last"
    assert slug("東京") == ""


@given(st.lists(st.text(max_size=30), max_size=12))
def test_ids_are_ids_and_none_stands_twice(claims: list[str]) -> None:
    ids = item_ids(claims)
    assert len(set(ids)) == len(claims)
    assert all(one == slug(one, ID_MAX) and one for one in ids)
