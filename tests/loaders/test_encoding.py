"""Texts in whatever encoding they come."""

from __future__ import annotations

import pytest

from biopact.loaders.sources.encoding import as_it_stands, decoded

WORDS = "Zentor’s naïve café – 10 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encoding_is_told_from_the_bytes(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(
    ("declared", "real"),
    [("iso-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("utf-8", "cp1252"), ("no-such", "cp1252"), ("rot13", "cp1252")],
)
def test_a_wrong_declaration_does_no_harm(declared: str, real: str) -> None:
    page = f'<html><meta charset="{declared}"><p>{WORDS}</p>'
    assert decoded(page.encode(real)) == page


def test_a_right_declaration_is_followed() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź</p>'
    assert decoded(page.encode("iso-8859-2")) == page
    assert decoded("株式会社".encode("shift-jis"), "shift-jis") == "株式会社"


@pytest.mark.parametrize("raw", [b"a\0b", b"\x89PNG\r\n\x01\xff", b"\xff\x01\x02"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="not a text"):
        decoded(raw)


def test_offsets_count_in_the_text_as_it_stands() -> None:
    assert as_it_stands(b"\xef\xbb\xbfA\r\nB") == "\ufeffA\r\nB"
    assert as_it_stands("Café".encode("latin-1")) == "Café"
