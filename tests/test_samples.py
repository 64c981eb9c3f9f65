"""The samples in docstrings of modules that describe a format are true."""

import doctest
from importlib import import_module

import pytest

MODULES = [
    "kit.classroom.answer_files.answer_file",
    "kit.content.loading.yaml_file",
    "kit.exchange.csv_files",
    "kit.exchange.results.results_json",
    "kit.items.fields.numbers",
    "kit.items.passages.reader",
    "kit.settings",
]


@pytest.mark.parametrize("name", MODULES)
def test_sample_in_the_docstring_is_true(name: str) -> None:
    results = doctest.testmod(import_module(name), report=True)
    assert results.attempted > 0
    assert results.failed == 0
