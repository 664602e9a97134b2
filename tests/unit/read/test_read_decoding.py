"""From bytes to text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.errors import NotText
from tilshi.read.decoding import decode

KK = "Тасөзекте көпір ашылды, деп хабарлады қала әкімдігі."
RU = "В Тасозеке открыли новый мост через реку, сообщили в акимате города. Движение по нему начнётся в понедельник."


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (KK.encode(), None),
        (KK.encode(), "windows-1251"),
        (KK.encode("utf-8-sig"), None),
        (KK.encode("utf-16"), None),
        (KK.encode("utf-32"), None),
        (b'<meta charset="utf-8">' + KK.encode(), "iso-8859-1"),
    ],
)
def test_kazakh_text_is_read_whatever_is_claimed(body: bytes, charset: str | None) -> None:
    assert decode(body, "x", charset=charset).removeprefix('<meta charset="utf-8">') == KK


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (RU.encode("windows-1251"), "windows-1251"),
        (RU.encode("koi8-r"), "koi8-r"),
        (b'<meta charset="windows-1251">' + RU.encode("windows-1251"), "iso-8859-1"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=cp1251">' + RU.encode("windows-1251"), None),
        (b'<?xml version="1.0" encoding="windows-1251"?>' + RU.encode("windows-1251"), None),
        (RU.encode("windows-1251"), None),
        (RU.encode("windows-1251"), "no-such-charset"),
        (RU.encode("windows-1251"), "base64"),
        (RU.encode("windows-1251"), "utf-8"),
    ],
)
def test_old_encodings_by_header_page_or_statistics(body: bytes, charset: str | None) -> None:
    assert decode(body, "x", charset=charset).endswith(RU)


def test_a_few_broken_bytes_in_utf8_are_dropped() -> None:
    body = (KK * 20).encode() + b"\xd0"
    assert decode(body, "x", charset="utf-8") == KK * 20


@pytest.mark.parametrize("body", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x00\x01\x02\x03" * 50])
def test_what_is_binary_is_named(body: bytes) -> None:
    with pytest.raises(NotText) as error:
        decode(body, "file.bin")
    assert error.value.subject == "file.bin"


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tilshi.read.decoding.MOST_BYTES", 10)
    with pytest.raises(NotText):
        decode(b"x" * 11, "x")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "windows-1251", "utf-16", "rot13", "\x00", "idna"]))
def test_any_bytes_give_text_or_our_error(body: bytes, charset: str | None) -> None:
    with contextlib.suppress(NotText):
        assert isinstance(decode(body, "x", charset=charset), str)


def test_a_few_foreign_bytes_do_not_make_utf8_something_else() -> None:
    body = ("Тасөзек қаласында сел жүрді. " * 4).encode() + "Сарысай".encode("cp1251")
    assert decode(body, "x").startswith("Тасөзек қаласында")
    assert decode(body, "x", charset="utf-8").startswith("Тасөзек қаласында")
    assert decode("Сегодня утром через город прошёл сель, погибших нет.".encode("cp1251"), "x", charset="utf-8").startswith(
        "Сегодня"
    )
