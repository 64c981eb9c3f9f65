"""Settings that do not go together: what tests/settings/test_parsing.py reads, line by line."""

from kit.settings.together import check_together

ALONE = {
    "database_url": None, "secret_key": None, "proxy": None, "public_url": None, "also_urls": None,
    "address": None, "without_shipped": False, "content": None, "workers": 1,
}  # fmt: skip


def test_defaults_go_together() -> None:
    assert check_together(ALONE) == []


def test_each_of_several_wrong_things_has_its_line() -> None:
    both = {**ALONE, "without_shipped": True, "proxy": "127.0.0.1", "workers": 2}
    assert [line.split()[0] for line in check_together(both)] == [
        "--proxy", "--without-shipped",
    ]  # fmt: skip
