"""Files of results as they are read back."""

import json
from typing import Any

import jsonschema

from kit.classroom.reports.results import Results
from kit.exchange.results.results_json import results_json
from kit.exchange.schemas import schemas
from tests.support.room import NOON

FORMULA = "=1+1"


def read(results: Results, *, simulated: bool = False) -> dict[str, Any]:
    text = "".join(results_json(results, NOON, simulated=simulated))
    data: dict[str, Any] = json.loads(text)
    jsonschema.validate(data, schemas()["results"], format_checker=jsonschema.FormatChecker())
    return data
