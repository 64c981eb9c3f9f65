"""Which hash functions the kit uses, and what for (ASVS 5.0, 11.4.1): no other may come in."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.trees import ONE_PROCESS, tree_of

KIT = Path(__file__).parents[1] / "kit"
#: Names of functions that make a hash, wherever they are from.
MAKERS = {
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512", "blake2b",
    "blake2s", "shake_128", "shake_256", "new", "pbkdf2_hmac", "scrypt", "digest", "file_digest",
    "crc32", "adler32",
}  # fmt: skip
#: What is in use: SHA-256 for all, as itself or in HMAC; CRC-32 where PNG's own format has it.
USED = {"sha256", "hmac.new", "hmac.digest", "file_digest", "crc32"}
CRC = {"kit/content/pictures/png.py"}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Each call of such a function: the file, the function's name, the call."""
    for path in sorted(KIT.rglob("*.py")):
        source = path.read_text("utf-8")
        if not any(library in source for library in ("hashlib", "hmac", "zlib")):
            continue
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            match node.func:
                case ast.Attribute(ast.Name("hashlib" | "zlib"), name) if name in MAKERS:
                    yield path.relative_to(KIT.parent).as_posix(), name, node
                case ast.Attribute(ast.Name("hmac"), name) if name in MAKERS:
                    yield path.relative_to(KIT.parent).as_posix(), f"hmac.{name}", node
                case ast.Name(name) if name in MAKERS - {"digest", "new"}:
                    yield path.relative_to(KIT.parent).as_posix(), name, node


@ONE_PROCESS
def test_sha_256_is_the_only_hash_function() -> None:
    listed = list(calls())
    assert {name for _file, name, _call in listed} == USED
    assert {file for file, name, _call in listed if name == "crc32"} == CRC
    for file, name, call in listed:
        if name.startswith("hmac.") or name == "file_digest":
            words = {ast.unparse(argument).strip("'") for argument in call.args}
            assert words & {"sha256", "hashlib.sha256"}, (file, name, words)


@ONE_PROCESS
def test_chance_that_a_secret_hangs_on_is_the_systems() -> None:
    """`random` makes up a class, and the letters of sheets that are made again the same."""
    users = {
        path.relative_to(KIT.parent).as_posix()
        for path in sorted(KIT.rglob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import) and any(name.name == "random" for name in node.names)
    }
    assert users == {"kit/classroom/demo/student_model.py", "kit/content/sheets/codes.py"}


def test_sha_1_stands_where_former_cookies_are_read_and_nowhere_else() -> None:
    named = {
        (path.relative_to(KIT.parent).as_posix(), word)
        for path in sorted(KIT.rglob("*.py"))
        for word in ("hashlib.md5", "hashlib.sha1", "import sha1", "import md5")
        if word in path.read_text("utf-8")
    }
    assert named == {("kit/web/signed.py", "hashlib.sha1")}
