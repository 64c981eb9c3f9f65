"""Every text that a person can have typed, with a payload behind it: in content and in the tables."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.compat import StringIO
from sqlalchemy import JSON, String, update
from sqlalchemy.engine import RowMapping

from kit.content.library import Library
from kit.store.engine import Store
from kit.store.models import Base

#: Fields of content that hold words, by name, wherever they stand.
WORDS: Final = {
    "date", "kind", "note", "outlet", "intro", "claim", "after", "report", "before", "invented",
    "title", "task", "text", "means", "name", "passage", "ask", "unit", "caption", "columns",
    "choices", "summary", "discussion", "body", "teacher_notes", "by", "alt", "words_below", "why",
    "check", "argument", "sample", "explanation", "author",
}  # fmt: skip
#: By table: the columns with texts of people; those with JSON are walked for WORDS or, where they
#: are `whole`, changed wherever a string stands in them.
TYPED: Final[Mapping[str, Mapping[str, str]]] = {
    "teacher": {"name": "text"},
    "article_copy": {"outlet": "text", "blocks": "whole"},
    "classroom": {"name": "text"},
    "draft": {"title": "text"},
    "teacher_session": {"browser": "text"},
    "half_sign_in": {"browser": "text"},
    "classroom_act": {"about": "text"},
    "draft_article": {"text": "text", "about": "whole"},
    "draft_picture": {"name": "text"},
    "draft_reader": {"name": "text", "exercise": "json"},
    "draft_version": {"texts": "files", "what": "text"},
    "exercise_version": {"snapshot": "json"},
    "key_version": {"snapshot": "json", "author": "text", "reason": "text"},
    "lesson_version": {"snapshot": "json"},
    "plan_step": {"title": "text"},
    "student": {"name": "text"},
    "student_group": {"name": "text"},
    "assignment": {"title": "text"},
    "decision": {"reason": "text", "reply": "text", "author": "text"},
    "reader_answer": {"note": "text"},
    "appeal": {"argument": "text"},
    "written_claim": {"claim": "text", "why": "text"},
    "answer": {"value": "rewritten"},
    "mark": {"comment": "text"},
    "paper_sheet": {
        "printed_code": "text", "typed": "whole", "comments": "whole", "author": "text",
        "writer": "text",
    },
    "taken_in": {"author": "text", "reason": "text"},
}  # fmt: skip
#: What else holds text, and is none of a person's: ids, hashes, codes, words of the kit's own.
OURS: Final = {
    "erasure": {"kind"},
    "failure": {"scope", "who"},
    "kit_state": {"name", "value"},
    "teacher": {"name_key", "password_hash"},
    "article_copy": {"article_id", "open_to"},
    "draft": {"kind", "content_id", "made_from"},
    "teacher_link": {"token_hash", "purpose"},
    "teacher_session": {"token_hash"},
    "half_sign_in": {"token_hash"},
    "second_factor": {"seed", "fingerprint"},
    "recovery_code": {"code_hash"},
    "kit_line": {"act", "way"},
    "classroom_act": {"act"},
    "deal": {"form_a", "form_b"},
    "draft_article": {"put_back", "kinds", "marks"},
    "draft_reader": {"token_hash"},
    "exercise_version": {"exercise_id", "version"},
    "join_code": {"code"},
    "key_version": {"exercise_id", "version"},
    "lesson_version": {"lesson_id", "version"},
    "plan_step": {"exercise_id", "feedback", "certainty"},
    "student": {"name_key", "personal_code"},
    "student_group": {"name_key"},
    "withdrawal": {"records"},
    "assignment": {
        "lesson_id", "exercise_id", "exercise_version", "key_version", "feedback", "certainty",
        "left_out", "lesson_version",
    },
    "dealt_student": {"half"},
    "decision": {
        "exercise_id", "item_id", "part_id", "ruling", "choice", "from_version", "to_version",
    },
    "device": {"token_hash", "visit_hash"},
    "reader_answer": {"item_id", "item_version", "label"},
    "readmission": {"code_hash"},
    "student_merge": {"before"},
    "appeal": {"item_id", "part_id", "key_version", "choice"},
    "attempt": {"token", "submitted_by"},
    "audience": {"half", "occasion"},
    "live_session": {"item_id", "pairing_hash", "remote_hash"},
    "written_claim": {"label"},
    "answer": {"item_id", "certainty"},
    "folded_attempt": {"token"},
    "mark": {"item_id", "key_version", "verdict", "parts", "level", "superseded_by"},
    "round": {"item_id", "stage"},
    "show_of_hands": {"item_id", "part_id", "counts", "previous"},
    "taken_in": {"items"},
    "vote": {"item_id", "value", "certainty"},
}  # fmt: skip


def unlisted() -> dict[str, set[str]]:
    """Columns of text or JSON that stand in neither table above."""
    found = {}
    for table in Base.metadata.sorted_tables:
        texts = {c.name for c in table.columns if isinstance(c.type, String | JSON) or _json(c)}
        rest = texts - set(TYPED.get(table.name, ())) - OURS.get(table.name, set())
        if rest:
            found[table.name] = rest
    return found


def _json(column: Any) -> bool:
    return isinstance(getattr(column.type, "impl", None), JSON | String)


def poisoned_library(library: Library, payload: str) -> Library:
    """The same content, its words with the payload behind them."""
    parts: dict[str, Any] = {
        name: {
            key: _in_content(value, payload, typed=False)
            for key, value in getattr(library, name).items()
        }
        for name in ("articles", "lessons", "exercises", "keys")
    }
    for exercise in parts["exercises"].values():
        object.__setattr__(exercise, "_articles", parts["articles"])
    glossary = {term: f"{words} {payload}" for term, words in library.glossary.items()}
    return replace(library, **parts, glossary=glossary)


def _in_content(value: Any, payload: str, *, typed: bool) -> Any:
    """What a value of content becomes; `typed`: strings in it are words."""
    if isinstance(value, BaseModel):
        changed = {
            name: _in_content(getattr(value, name), _for(name, payload), typed=name in WORDS)
            for name in type(value).model_fields
        }
        return value.model_copy(update=changed)
    if isinstance(value, Mapping):
        return {key: _in_content(each, payload, typed=typed) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_in_content(each, payload, typed=typed) for each in value)
    return f"{value} {payload}" if typed and type(value) is str else value


def _for(name: str, payload: str) -> str:
    """In a passage, brackets would begin a claim."""
    return payload.replace("[[", "[ [").replace("]]", "] ]") if name == "passage" else payload


def poison(store: Store, payload: str) -> int:
    """Put the payload behind every text of a person in the store; how many were changed."""
    changed = 0
    with store.writing() as connection:
        for table in Base.metadata.sorted_tables:
            columns = TYPED.get(table.name)
            if not columns:
                continue
            keys = [column.name for column in table.primary_key.columns]
            for row in connection.execute(table.select()).mappings().all():
                values = {name: _changed(row, name, how, payload) for name, how in columns.items()}
                values = {name: value for name, value in values.items() if value != row[name]}
                if values:
                    where = [table.c[key] == row[key] for key in keys]
                    connection.execute(update(table).where(*where).values(**values))
                    changed += len(values)
    return changed


def _changed(row: RowMapping, name: str, how: str, payload: str) -> Any:
    value = row[name]
    if value is None or (how == "text" and value == ""):
        return value
    match how:
        case "text":
            return f"{value} {payload}"
        case "whole":
            return _in_json(value, payload, typed=True)
        case "rewritten":
            return {**value, "text": f"{value['text']} {payload}"} if "text" in value else value
        case "files":
            return {file: _in_file(file, text, payload) for file, text in value.items()}
    # What was given from a poisoned library has it already.
    if "__xss" in value:
        return value
    return json.dumps(_in_json(json.loads(value), payload, typed=False), ensure_ascii=False)


def _in_json(value: Any, payload: str, *, typed: bool) -> Any:
    if isinstance(value, Mapping):
        return {
            key: _in_json(each, _for(key, payload), typed=typed or key in WORDS)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [_in_json(each, payload, typed=typed) for each in value]
    return f"{value} {payload}" if typed and isinstance(value, str) else value


def _in_file(file: str, text: str, payload: str) -> str:
    """A draft's file: its fields by the same names, and what is Markdown in it."""
    if file.endswith(".yaml"):
        return _in_yaml(text, payload)
    _, front, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
    head = f"---\n{_in_yaml(front, payload)}---\n" if front else ""
    return f"{head}{body}\n\n{payload}\n\n- {payload}\n"


def _in_yaml(text: str, payload: str) -> str:
    yaml, written = YAML(), StringIO()
    read = yaml.load(text)
    if not isinstance(read, Mapping):
        return text
    yaml.dump(_in_json(read, payload, typed=False), written)
    return str(written.getvalue())
