"""What the kit needs, as its metadata says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.doctor.program.requirements import Requirement, numbers_of, requirements_in


def test_lines_of_the_metadata() -> None:
    lines = [
        "alembic<2,>=1.16",
        "ruamel-yaml < 0.20, >= 0.18",
        "flask (>=3.1)",
        "click",
        "psycopg[binary]<4,>=3.2; extra == 'postgres'",
        "tzdata; sys_platform == 'win32'",
        "odd @ file:///somewhere",
        "compatible~=1.4",
        "",
        "!",
    ]
    assert list(requirements_in(lines)) == [
        Requirement("alembic", "<2,>=1.16"),
        Requirement("ruamel-yaml", "< 0.20, >= 0.18"),
        Requirement("flask", ">=3.1"),
        Requirement("click", ""),
    ]


@pytest.mark.parametrize(
    ("bounds", "version", "expected"),
    [
        ("<2,>=1.16", "1.16", True),
        ("<2,>=1.16", "1.16.0", True),
        ("<2,>=1.16", "1.15.9", False),
        ("<2,>=1.16", "2.0", False),
        ("<2,>=1.16", "1.99.post1", True),
        ("<0.20,>=0.18", "0.19.1", True),
        ("<0.20,>=0.18", "0.2", False),
        ("==3.1", "3.1.0", True),
        ("!=3.1", "3.1", False),
        (">3,<=4", "4.0", True),
        (">3", "3", False),
        ("", "0", True),
        (">=1", "unknown", True),
    ],
)
def test_version_is_held_against_the_bounds(bounds: str, version: str, expected: bool) -> None:
    assert Requirement("x", bounds).allows(version) is expected


NUMBERS = st.tuples(st.integers(0, 99), st.integers(0, 99)) | st.tuples(st.integers(0, 99))
SIGNS = {
    ">=": lambda order: order >= 0,
    "<=": lambda order: order <= 0,
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
}


def dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


@given(NUMBERS, NUMBERS, st.sampled_from(sorted(SIGNS)))
def test_every_sign_means_what_it_says(
    version: tuple[int, ...], bound: tuple[int, ...], sign: str
) -> None:
    padded = [(*numbers, 0, 0, 0, 0)[:4] for numbers in (version, bound)]
    order = (padded[0] > padded[1]) - (padded[0] < padded[1])
    assert Requirement("x", f"{sign}{dotted(bound)}").allows(dotted(version)) is SIGNS[sign](order)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for requirement in requirements_in([text]):
        assert requirement.allows(text) in {True, False}
    numbers_of(text)
