"""When two figures say the same: ranges, bounds, rounding, "about"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from tilshi.model import Figure, Number

# "more than 1,000" is said of 1,040, hardly of 1,240: newsrooms round down to the last round number.
BOUND_REACH = 0.10
# "about 1,600" is said of 1,594; a half of the last digit that stands there, but never more than this share.
ABOUT_REACH = 0.05


class Value(NamedTuple):
    """What a figure says, without where it stands: many mentions of a long story say one value."""

    value: Number
    high: Number | None
    approximate: bool
    bound: Literal["at_least", "at_most"] | None


def value_of(figure: Figure) -> Value:
    return Value(figure.value, figure.high, figure.approximate, figure.bound)


def compatible(a: Figure, b: Figure) -> bool:
    """Whether the two can both be true of one thing, by value alone (units are compared elsewhere)."""
    return values_agree(value_of(a), value_of(b))


def all_compatible(one: Iterable[Figure], two: Iterable[Figure]) -> bool:
    """Every pair across."""
    others = {value_of(figure) for figure in two}
    return all(values_agree(a, b) for a in {value_of(figure) for figure in one} for b in others)


def any_compatible(one: Iterable[Figure], two: Iterable[Figure]) -> bool:
    others = {value_of(figure) for figure in two}
    return any(values_agree(a, b) for a in {value_of(figure) for figure in one} for b in others)


@lru_cache(maxsize=65_536)
def values_agree(a: Value, b: Value) -> bool:
    if a.value == b.value and a.high == b.high:
        return True
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    if low_a <= high_b and low_b <= high_a:
        return True
    return _rounds_to(a, b) or _rounds_to(b, a)


def _reach(figure: Value) -> tuple[float, float]:
    """The values the figure admits, from lowest to highest."""
    low, high = float(figure.value), float(figure.high if figure.high is not None else figure.value)
    if figure.bound == "at_least":
        high += abs(high) * BOUND_REACH
    elif figure.bound == "at_most":
        low -= abs(low) * BOUND_REACH
    elif figure.approximate:
        give = min(_last_digit(high) / 2, abs(high) * ABOUT_REACH)
        low, high = low - give, high + give
    return low, high


def span_of(value: Value) -> tuple[float, float]:
    """No two values agree whose spans do not meet: what each admits, and what would be rounded to it."""
    low, high = _reach(value)
    half = _last_digit(float(value.value)) / 2 if significant_digits(value.value) >= 2 else 0.0
    return low - half, high + half


def _rounds_to(fine: Value, coarse: Value) -> bool:
    """1 213 400 and "1.2 million": the coarse one is the fine one rounded, with at least two digits of its own."""
    digits = significant_digits(coarse.value)
    if digits < 2 or significant_digits(fine.value) < digits + 2:
        return False
    return abs(float(fine.value) - float(coarse.value)) <= _last_digit(float(coarse.value)) / 2


@lru_cache(maxsize=65_536)
def significant_digits(value: float) -> int:
    """1600 has two, 1594 four, 4.8 two."""
    return len(Decimal(str(value)).normalize().as_tuple().digits)


@lru_cache(maxsize=65_536)
def _last_digit(value: float) -> float:
    """The worth of the last significant digit: 100 for 1600, 0.1 for 4.8."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return 10.0**exponent if isinstance(exponent, int) else 0.0


def exactness(figure: Figure) -> tuple[bool, bool, int]:
    """Sorts the figure that says most exactly what it says to the front (ascending)."""
    return figure.approximate, figure.bound is not None, -significant_digits(figure.value)
