"""What no line of the kit does: run a text as code, build a statement of texts, call strangers."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.support.trees import ONE_PROCESS, tree_of

#: All of the kit's code is parsed once: seconds of the processor.
pytestmark = [pytest.mark.slow, ONE_PROCESS]

ROOT = Path(__file__).parent.parent
KIT = ROOT / "kit"
MODULES = sorted(KIT.rglob("*.py"))
SCRIPTS = sorted((KIT / "static").rglob("*.js"))

#: They run what they are given, or make objects of its choice.
RUNNING = {"eval", "exec", "compile", "execfile", "__import__", "breakpoint"}
LOADING = {"pickle", "marshal", "shelve", "dill", "code", "codeop", "runpy", "ctypes", "yaml"}
TEMPLATES = {"render_template_string", "stream_template_string", "from_string"}
#: Which modules speak over a network by themselves, and to whom.
SPEAKING = {
    # Whether the port is free, and who has it: asked on this computer.
    "kit/server/port.py",
    "kit/doctor/reach/running.py",
    "kit/cli/serving/opening.py",
    # Which address this computer would speak from; nothing is sent.
    "kit/network.py",
}
NETWORK = {
    "aiohttp", "asyncore", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests",
    "smtplib", "socket", "ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc",
}  # fmt: skip
#: docs/security.md, "Keys and ciphers".
HASHES = {"sha256", "file_digest"}
OTHER_CIPHERS = {"Crypto", "Cryptodome", "cryptography", "jwt", "nacl", "passlib", "OpenSSL"}
#: Chance that anybody may know: the made-up class, and orders of labels to compare with.
PLAIN_CHANCE = {
    "kit/classroom/demo/student_model.py",
    "kit/content/stats/order/label_order.py",
    # The order of a worksheet's versions, which stands on the sheet.
    "kit/content/sheets/codes.py",
}
#: Statements with what no parameter can be: names of the kit's own tables, numbers of its own.
OWN_STATEMENTS = {
    "kit/store/backups/dumps.py",
    "kit/store/cluster/distributing.py",
    "kit/store/migrations/env.py",
    "kit/store/rows/standstill.py",
}


@cache
def trees() -> Sequence[tuple[str, ast.Module]]:
    return [(path.relative_to(ROOT).as_posix(), tree_of(path)) for path in MODULES]


@cache
def nodes(tree: ast.Module) -> Sequence[ast.AST]:
    """What the tests below look at."""
    looked_at = (ast.Call, ast.Import, ast.ImportFrom)
    return [node for node in ast.walk(tree) if isinstance(node, looked_at)]


def calls(tree: ast.Module) -> Iterator[tuple[str, str, ast.Call]]:
    """What is called: a plain name before the point or none, the name, the call."""
    for node in nodes(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                yield "", name, node
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                yield owner, name, node
            case ast.Call(func=ast.Attribute(attr=name)):
                yield "(", name, node


def imported(tree: ast.Module) -> set[str]:
    """Modules that are imported, each with the packages around it and the names taken from it."""
    names = set()
    for node in nodes(tree):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name for alias in aliases}
            case ast.ImportFrom(module=str(module), names=aliases, level=0):
                names |= {module, *(f"{module}.{alias.name}" for alias in aliases)}
    return names | {name.split(".")[0] for name in names}


def test_nothing_runs_a_text_as_code() -> None:
    for path, tree in trees():
        assert imported(tree) & LOADING == set(), path
        for owner, name, _call in calls(tree):
            assert name not in TEMPLATES, path
            assert owner or name not in RUNNING, path
    for script in SCRIPTS:
        code = script.read_text("utf-8")
        assert not re.search(r"\beval\(|new Function\(|set(?:Timeout|Interval)\(\s*[\"'`]", code), (
            script
        )


def test_no_program_is_started_through_a_shell() -> None:
    for path, tree in trees():
        for owner, name, call in calls(tree):
            assert (owner, name) not in {("os", "system"), ("os", "popen")}, path
            assert "shell" not in {keyword.arg for keyword in call.keywords}, path
            if owner == "subprocess" and name in {"run", "Popen"}:
                assert not isinstance(call.args[0], ast.Constant | ast.JoinedStr), path


def test_no_statement_is_put_together_of_texts() -> None:
    put_together = {
        path
        for path, tree in trees()
        for _owner, name, call in calls(tree)
        if name in {"text", "exec_driver_sql", "executescript", "literal_column"}
        and isinstance(next(iter(call.args), None), ast.JoinedStr | ast.BinOp)
    }
    assert put_together == OWN_STATEMENTS


def test_kit_calls_no_other_computer() -> None:
    speaking = {path for path, tree in trees() if imported(tree) & NETWORK}
    assert speaking == SPEAKING


def test_hashes_ciphers_and_chance_are_those_of_the_list() -> None:
    chance = set()
    for path, tree in trees():
        names = imported(tree)
        assert names & OTHER_CIPHERS == set(), path
        taken = {name.removeprefix("hashlib.") for name in names if name.startswith("hashlib.")}
        assert taken <= HASHES, path
        if "random" in names:
            chance.add(path)
        for owner, name, call in calls(tree):
            if owner == "hashlib":
                assert name in HASHES, (path, name)
            if owner == "hmac" and name in {"new", "digest"}:
                assert "sha256" in ast.unparse(call.args[2]), path
    assert chance == PLAIN_CHANCE


def test_no_view_takes_address_and_form_for_one() -> None:
    """`request.values` has both; what is asked there is whether a page goes on to other attempts."""
    both = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if "request.values" in path.read_text("utf-8")
    }
    assert both == {"kit/web/teacher/marking.py"}


def test_scripts_write_no_markup_and_take_no_messages() -> None:
    writing = r"\.(?:inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|document\.write"
    for path in SCRIPTS:
        code = path.read_text("utf-8")
        assert not re.search(writing, code), path
        assert not re.search(r"postMessage|[\"']message[\"']|onmessage", code), path
