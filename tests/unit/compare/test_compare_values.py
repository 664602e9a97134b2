import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.compare.values import compatible, significant_digits, span_of, value_of
from tilshi.model import Figure, Span

HERE = Span("text", 0, 1, "1")


def figure(value: float, high: float | None = None, about: bool = False, bound: str | None = None) -> Figure:
    return Figure(HERE, value, high, about, bound)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (figure(1600, about=True), figure(1600, about=True), True),  # about 1,600 and nearly 1,600
        (figure(1600, about=True), figure(1594), True),
        (figure(1600, about=True), figure(1700), False),
        (figure(1600), figure(1594), True),  # a bare round number is a rounded one
        (figure(1200), figure(1240), False),  # but not so coarsely rounded
        (figure(15, 20), figure(20, bound="at_most"), True),
        (figure(15, 20), figure(18), True),
        (figure(15, 20), figure(25), False),
        (figure(1000, bound="at_least"), figure(1040), True),
        (figure(1000, bound="at_least"), figure(1240), False),  # nobody rounds 1,240 down so far
        (figure(1_200_000), figure(1_213_400), True),  # 1.2 million is 1 213 400 rounded
        (figure(1_000_000), figure(1_213_400), False),
        (figure(300, about=True), figure(310), True),
        (figure(4.8), figure(5.1), False),
        (figure(86), figure(68), False),
        (figure(0), figure(0), True),
    ],
)
def test_when_two_figures_say_the_same(one: Figure, other: Figure, same: bool) -> None:
    assert compatible(one, other) is same
    assert compatible(other, one) is same


@pytest.mark.parametrize(("value", "digits"), [(1600, 2), (1594, 4), (4.8, 2), (0.5, 1), (1, 1), (38_000_000, 2), (1e10, 1)])
def test_significant_digits(value: float, digits: int) -> None:
    assert significant_digits(value) == digits


figures = st.builds(
    figure,
    st.integers(0, 10**12) | st.floats(0, 1e9, allow_nan=False),
    st.none(),
    st.booleans(),
    st.sampled_from([None, "at_least", "at_most"]),
)


@given(figures, figures)
def test_compatibility_has_no_direction(one: Figure, other: Figure) -> None:
    assert compatible(one, other) is compatible(other, one)


@given(figures)
def test_a_figure_agrees_with_itself(one: Figure) -> None:
    assert compatible(one, one)


@given(figures, figures)
def test_values_that_agree_have_spans_that_meet(one: Figure, other: Figure) -> None:
    low, high = span_of(value_of(one))
    other_low, other_high = span_of(value_of(other))
    assert not compatible(one, other) or (low <= other_high and other_low <= high)
