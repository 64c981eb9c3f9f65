import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.pictures.png import SIGNATURE, png_size
from tests.support.pictures import chunk, png


def test_size_is_the_header_s() -> None:
    assert png_size(png(3, 7)) == (3, 7)
    assert png_size(png(2**31, 1, rows=b"")) == (2**31, 1)


def test_what_follows_the_end_is_nothing_of_it() -> None:
    assert png_size(png(3, 7) + b"more") == (3, 7)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        SIGNATURE,
        b"\xff\xd8\xff" + png(3, 7),
        SIGNATURE + chunk(b"IEND", b""),
        SIGNATURE + chunk(b"IHDR", b"\0" * 13) + chunk(b"IEND", b""),
        SIGNATURE + chunk(b"IHDR", b"\0" * 8) + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        SIGNATURE + chunk(b"IDAT", b"") + chunk(b"IHDR", b"\0" * 13) + chunk(b"IEND", b""),
        SIGNATURE + b"\xff\xff\xff\xffIHDR" + b"\0" * 40,
    ],
)
def test_anything_else_has_none(raw: bytes) -> None:
    assert png_size(raw) is None


@given(st.integers(0, len(png(5, 4)) - 1))
def test_cut_off_anywhere_it_is_none(length: int) -> None:
    assert png_size(png(5, 4)[:length]) is None


@given(st.integers(0, len(png(5, 4)) - 1), st.integers(1, 255))
def test_one_byte_changed_is_seen(place: int, change: int) -> None:
    raw = bytearray(png(5, 4))
    raw[place] ^= change
    assert png_size(bytes(raw)) is None


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    assert png_size(SIGNATURE + raw) is None
