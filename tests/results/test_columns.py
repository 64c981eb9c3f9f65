"""The columns of a sheet are the items of the exercise, with what the key says."""

from kit.items.fields.base_models import WHOLE
from kit.results.columns import item_columns
from tests.support.room import ITEMS, RIGHT, tiny_library


def test_columns_are_the_items_in_order_with_the_keys_answers() -> None:
    library = tiny_library()
    exercise, key = library.exercises["three-claims"], library.keys["three-claims"]
    columns = item_columns(exercise, key)
    assert [(column.item_id, column.position) for column in columns] == list(
        zip(ITEMS, range(1, 5), strict=True)
    )
    assert not any(column.void for column in columns)
    parts = {column.item_id: column.parts[0] for column in columns}
    assert {item: part.due for item, part in parts.items()} == RIGHT
    assert [item for item, part in parts.items() if part.debatable] == ["figure"]
    assert all(part.part.id == WHOLE for part in parts.values())
