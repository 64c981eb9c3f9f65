"""Parsers fed with samples that were broken by chance, and with what is made to grow."""

import ast
import random
import re
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import thread_time

import pytest

from tests.attacks.parsers import NONE_OF_THEM, PARSERS, ROOT, Parser
from tests.attacks.payloads import ALL, MIX

#: Bytes that formats take for something.
TOKENS = (
    b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"<!DOCTYPE a [",
    b"<!ENTITY b SYSTEM 'file:///etc/passwd'>", b"&b;", b"&a *a <<: *a", b"!!python/object:os.system", b"---\n",
    b"...\n", b"\r", b"\t", b'"', b"'", b"\\", b"{", b"[" * 200, b"}" * 40, b"(" * 60, b"[[", b"]]", b"![", b"|",
    b"-1", b"9" * 400, b"1e999", b"NaN", b"Infinity", b"1e-9999", b"0x", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"<" * 80, b">" * 80, b"*" * 80, b"`" * 80, b"%s%n", b"null", b"true",
    b"endobj", b"stream", b"\x00" * 64, b"A" * 3000, b"=" * 300, b": " * 100, b"? ", b"!", b"\x1b[31m", b"~", b"1-",
)  # fmt: skip
MEMORY_MOST = 250_000_000
FEW, MANY = 40, 1500


def broken(raw: bytes, chance: random.Random) -> bytes:
    """The sample with one to six things done to it."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.randint(1, 40))
        match chance.randrange(7):
            case 0 if data:
                data[at % len(data)] = chance.randrange(256)
            case 1:
                del data[at:to]
            case 2:
                data[at:at] = chance.choice(TOKENS)
            case 3:
                data[at:to] = chance.choice(TOKENS)
            case 4:
                data[at:at] = data[at:to] * chance.randint(1, 30)
            case 5:
                del data[at:]
            case _:
                data[at:to] = bytes(chance.randrange(256) for _byte in range(to - at))
    return bytes(data)


def fed(parser: Parser, raw: bytes, what: str) -> None:
    """It answers or refuses within its time."""
    begun = thread_time()
    try:
        parser.read(raw)
    except parser.refusals:
        pass
    except Exception as error:
        message = f"{what}: {type(error).__name__}: {error}\n{raw[:300]!r}"
        raise AssertionError(message) from error
    took = thread_time() - begun
    assert took < parser.seconds, f"{what}: {took:.2f} s\n{raw[:300]!r}"


def trials(name: str, count: int) -> Iterator[bytes]:
    chance = random.Random(name)
    samples = list(PARSERS[name].corpus())
    assert samples, name
    for number in range(count):
        yield broken(samples[number % len(samples)], chance)


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", PARSERS)
def test_samples_that_were_broken(name: str) -> None:
    parser = PARSERS[name]
    for sample in parser.corpus():
        fed(parser, sample, f"{name}, as it is")
    for number, raw in enumerate(trials(name, 4 if parser.slow else FEW)):
        fed(parser, raw, f"{name}, number {number}")


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", PARSERS)
def test_many_samples_that_were_broken(name: str) -> None:
    parser = PARSERS[name]
    for number, raw in enumerate(trials(name, 60 if parser.slow else MANY)):
        fed(parser, raw, f"{name}, number {number}")


#: What takes a careless reader long or much: by what it grows.
GROWING = {
    "brackets": b"[" * 50_000,
    "braces": b"{" * 50_000,
    "lines of brackets": b"a: " + (b"[" * 1000 + b"\n") * 500,
    "JSON within itself": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "a long number": b"9" * 200_000,
    "a JSON of a long number": b'{"format": ' + b"9" * 5000 + b"}",
    "anchors of anchors": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9)),
    "an anchor within itself": b"a: &a\n  b: *a\n  c: [*a, *a]\n",
    "mappings merged": b"a: &a {b: c}\n" + b"d: {<<: *a}\n" * 3000,
    "deep YAML": b"".join(b" " * n + b"a:\n" for n in range(400)),
    "dashes": b"- " * 20_000,
    "stars": b"*a **b " * 4000,
    "open links": b"[a](" * 8000,
    "images within images": b"![" * 8000,
    "quotes": b">" * 8000 + b" a",
    "lists": b"".join(b"  " * n + b"- a\n" for n in range(300)),
    "backticks": b"`" * 9000 + b"a" + b"`" * 8999,
    "pipes": b"|" * 9000 + b"\n" + b"|-" * 9000,
    "references": b"".join(b"[%d]: <http://x> 'y'\n" % n for n in range(3000)) + b"[0][1]" * 3000,
    "blanks": b"a" + b" " * 100_000 + b"b",
    "tabs and breaks": b"\t\n" * 40_000,
    "signs": b"<" * 30_000,
    "entities": b"&#" * 20_000,
    "combining": "e\u0301".encode() + "\u0301".encode() * 30_000,
    "Hangul": "\u1100\u1161\u11a8".encode() * 8000,
    "emoji": "\U0001f468\u200d".encode() * 8000,
    "quotation marks": "\u201cA\u201d said, ".encode() * 6000,
    "capitals": b"Mr. A. B. " * 8000,
    "digits and commas": b"1,000," * 15_000,
    "one line": b"The mayor said that the mayor said " * 3000,
    "laughs in XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9))
    + b']><svg xmlns="http://www.w3.org/2000/svg">&j;</svg>',
    "an entity from elsewhere": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    "deep SVG": b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 20_000,
    "a huge SVG": b'<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"></svg>',
    "attributes": b"<svg " + b" ".join(b'a%d="b"' % n for n in range(8000)) + b">",
    "a huge PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (100_000).to_bytes(4) * 2 + b"\x08\x06\0\0\0" + b"\0" * 20,
    "every payload": "\n".join([MIX, *ALL]).encode(),
}  # fmt: skip


QUICK = [name for name, parser in PARSERS.items() if not parser.slow]
#: Each day every parser is fed a third of it, and all of it by some parser.
THIRDS = 3


@pytest.mark.long
@pytest.mark.sampled(4)
@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("number", range(len(QUICK)), ids=QUICK)
def test_what_is_made_to_grow(number: int) -> None:
    assert_grown_is_borne(QUICK[number], list(GROWING)[number % THIRDS :: THIRDS])


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", QUICK)
def test_all_that_is_made_to_grow(name: str) -> None:
    assert_grown_is_borne(name, list(GROWING))


def assert_grown_is_borne(name: str, inputs: Sequence[str]) -> None:
    """Each is answered or refused within the parser's time five times, and the memory."""
    parser = PARSERS[name]
    fed_apart = Parser(parser.read, parser.corpus, (), parser.refusals, parser.seconds * 5)
    tracemalloc.start()
    try:
        for what in inputs:
            fed(fed_apart, GROWING[what], f"{name}: {what}")
        assert tracemalloc.get_traced_memory()[1] < MEMORY_MOST
    finally:
        tracemalloc.stop()


def test_every_parser_is_in_the_table() -> None:
    """A function that is called like one, and takes text, bytes or a path, is listed."""
    there = set[str]()
    for path in (ROOT / "kit").rglob("*.py"):
        shown = path.relative_to(ROOT).as_posix()
        there |= {f"{shown}:{name}" for name in _like_parsers(path)}
    listed = {where for parser in PARSERS.values() for where in parser.where}
    assert there - listed - set(NONE_OF_THEM) == set()
    assert (listed | set(NONE_OF_THEM)) - there == set()


def _like_parsers(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_") or not node.args.args:
            continue
        first = node.args.args[0]
        kind = ast.unparse(first.annotation) if first.annotation else ""
        named = re.match(r"read|parse|unpack|decode|load|open_", node.name)
        fits = kind in {"str", "Path"} or first.arg in {
            "raw",
            "text",
            "typed",
            "pasted",
            "folder",
            "root",
        }
        if kind == "bytes" or (named and fits):
            yield node.name
