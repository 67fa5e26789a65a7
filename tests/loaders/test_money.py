"""Sums of money: every currency, scale and spelling, exhausted; and figures that are no sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biopact.loaders.mentions.money import CODES, SCALES, SIGNS, WORDS, find_sums

ISO_4217 = frozenset(
    "USD EUR GBP CHF JPY CAD AUD SEK DKK NOK CNY KRW INR SGD HKD TWD NZD BRL ILS TRY".split(),
)


def _sums(text: str) -> list[tuple[Decimal | int, str, str]]:
    return [(found.amount, found.currency, found.span.of(text)) for found in find_sums(text, 0, len(text))]


def _whole(written: str) -> tuple[Decimal | int, str]:
    """Amount and currency of a sum that fills a stretch of a sentence wholly."""
    [(amount, currency, words)] = _sums(f"It will pay {written} for it.")
    assert words == written
    return amount, currency


def _code(sign: str) -> str:
    return {"RMB": "CNY", "Rs": "INR"}.get(sign, sign)


def test_every_sign_code_and_word_means_a_currency_of_iso_4217() -> None:
    assert {*SIGNS.values(), *WORDS.values(), *map(_code, CODES)} <= ISO_4217


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_is_read_with_every_scale(sign: str) -> None:
    assert _whole(f"{sign}7") == (7, SIGNS[sign])
    assert _whole(f"{sign} 7") == (7, SIGNS[sign])
    for scale, factor in SCALES.items():
        for written in (f"{sign}2.5 {scale}", f"{sign}2.5{scale}", f"{sign}2.5-{scale}", f"{sign}2.5\u00a0{scale}"):
            assert _whole(written) == (Decimal("2.5") * factor, SIGNS[sign]), written


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_read_before_and_behind_the_figure(code: str) -> None:
    assert _whole(f"{code} 1,250") == (1250, _code(code))
    for scale, factor in SCALES.items():
        for written in (f"{code} 30 {scale}", f"{code}30 {scale}", f"{code}30{scale}", f"30 {scale} {code}"):
            assert _whole(written) == (30 * factor, _code(code)), written


@pytest.mark.parametrize("word", WORDS)
def test_every_word_for_a_currency_is_read_behind_a_scale(word: str) -> None:
    for scale, factor in SCALES.items():
        assert _whole(f"1.5 {scale} {word}") == (Decimal("1.5") * factor, WORDS[word]), scale
        assert _whole(f"1.5 {scale} {word.title()}") == (Decimal("1.5") * factor, WORDS[word]), scale


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_is_read_as_headlines_write_it(scale: str) -> None:
    assert _whole(f"$5 {scale.capitalize()}") == _whole(f"$5 {scale.upper()}") == (5 * SCALES[scale], "USD")


@given(
    st.decimals("0.01", "9999999", places=2),
    st.sampled_from(sorted(SIGNS)),
    st.sampled_from(["", *sorted(SCALES)]),
    st.booleans(),
)
def test_the_amount_is_exact(number: Decimal, sign: str, scale: str, grouped: bool) -> None:
    figures = f"{number:,f}" if grouped else f"{number:f}"
    amount, currency = _whole(f"{sign}{figures} {scale}".strip())
    assert amount == number * SCALES.get(scale, 1)
    assert currency == SIGNS[sign]


@given(st.integers(1, 10**12))
def test_groups_of_three_may_be_parted_by_any_mark(number: int) -> None:
    grouped = f"{number:,}"
    for mark in (",", " ", "\u00a0", "\u202f", "'", "’"):
        assert _whole(f"EUR {grouped.replace(',', mark)}") == (number, "EUR")
    if number >= 10**6:
        assert _whole(f"EUR {grouped.replace(',', '.')}") == (number, "EUR")


def test_a_comma_before_one_or_two_last_figures_is_a_decimal_one() -> None:
    assert _whole("€2,5 million") == (2_500_000, "EUR")
    assert _whole("1,25 Mio €") == (1_250_000, "EUR")
    assert _whole("SEK 1 234,50") == (Decimal("1234.50"), "SEK")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("$10 to $20 million", [10_000_000, 20_000_000]),
        ("$10-$20 million", [10_000_000, 20_000_000]),
        ("$10 – $20 million", [10_000_000, 20_000_000]),
        ("between $1 and $2 billion", [1_000_000_000, 2_000_000_000]),
        ("$900 million to $1.2 billion", [900_000_000, 1_200_000_000]),
        ("$3 or $4 per share", [3, 4]),
        ("$3-5 million", [3_000_000]),
    ],
)
def test_a_scale_behind_a_range_counts_for_both_ends(text: str, amounts: list[int]) -> None:
    assert [amount for amount, _, _ in _sums(text)] == amounts


def test_the_longest_sign_and_word_win() -> None:
    assert [
        currency for _, currency, _ in _sums("HK$5, US$6, C$7, A$8, RMB¥9, $1")
    ] == "HKD USD CAD AUD CNY USD".split()
    assert [currency for _, currency, _ in _sums("5 Canadian dollars and 6 Danish kroner")] == ["CAD", "DKK"]
    assert _whole("USD$5 million") == _whole("US$5 million") == (5_000_000, "USD")


def test_sums_come_in_order_with_offsets_in_the_whole_text() -> None:
    text = "Paid $1; pays $2 million upfront, plus €3 (about $4)."
    found = list(find_sums(text, 9, len(text)))
    assert [one.span.of(text) for one in found] == ["$2 million", "€3", "$4"]


@pytest.mark.parametrize(
    "text",
    [
        "Form 10-K for 2009",
        "40 patients in Phase 3",
        "5 million people",
        "AB-100 million",
        "$ and cents",
        "five million dollars",
        "lost 20 pounds",
        "in 2012 won approval",
        "100 euroscience",
        "USDA 5",
        "",
    ],
)
def test_figures_without_a_currency_are_no_sums(text: str) -> None:
    assert _sums(text) == []


@pytest.mark.parametrize("written", ["$1,2345", "$12,345,67", "$1.2.3", "€1,00,000", "$²", "$٣ million", "$٣,٥"])
def test_figures_in_groups_that_nobody_writes_are_no_sums(written: str) -> None:
    assert _sums(written) == []


def test_a_letter_that_begins_a_word_is_no_scale() -> None:
    assert _sums("$5 minimum")[0][:2] == (5, "USD")
    assert _sums("$5 before tax")[0][:2] == (5, "USD")
    assert _sums("$5 kits")[0][:2] == (5, "USD")
    assert _sums("$5 bıllıon")[0][:2] == (5, "USD")


@pytest.mark.parametrize(
    ("written", "amount"),
    [("1,320 pence a share", 1320), ("450 pence per ordinary share", 450), ("12 pounds per share", 1200)],
)
def test_pounds_and_pence_are_prices_of_shares(written: str, amount: int) -> None:
    [(found, currency, _)] = _sums(f"Alpha offered {written} for Beta.")
    assert (found * 100, currency) == (amount, "GBP")


def test_pounds_of_a_patient_are_no_money() -> None:
    assert _sums("Patients lost 12 pounds on the drug.") == []
