"""Times of publication as pages print them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.languages.stamps import Stamp, find_stamps, stamp

DAY = datetime(2026, 11, 21)
CLOCK = datetime(2026, 11, 21, 10, 5)


@pytest.mark.parametrize(
    ("text", "moment", "clock"),
    [
        ("2026 жылғы 21 қараша", DAY, False),
        ("2026 жылғы 21 қараша, 10:05", CLOCK, True),
        ("21 қараша 2026, сағат 10:05", CLOCK, True),
        ("21 Қараша, 2026 ж. 10:05", CLOCK, True),
        ("10:05, 21 қараша 2026", CLOCK, True),
        ("21 ноября 2026 г. 10:05", CLOCK, True),
        ("21 ноября 2026 года в 10:05", CLOCK, True),
        ("Сб, 21 ноя 2026 10:05", CLOCK, True),
        ("21.11.2026 10:05", CLOCK, True),
        ("10:05 21.11.2026", CLOCK, True),
        ("21/11/2026", DAY, False),
        ("2026-11-21", DAY, False),
        ("2026-11-21 10:05", CLOCK, True),
        ("November 21, 2026, 10:05", CLOCK, True),
        ("Nov. 21, 2026 at 10:05 a.m.", CLOCK, True),
        ("21 November 2026", DAY, False),
        ("21-noyabr 2026, 10:05", CLOCK, True),
        ("2026-yil 21-noyabr", DAY, False),
        ("21 ноябрь 2026", DAY, False),
        ("2026-жылдын 21-ноябры", DAY, False),
        ("21 ноябри 2026", DAY, False),
        ("2026-njy ýylyň 21-nji noýabry", DAY, False),
        ("21 noyabr 2026 10:05", CLOCK, True),
        ("21 Kasım 2026 10:05", CLOCK, True),
    ],
)
def test_times_of_nine_languages(text: str, moment: datetime, clock: bool) -> None:
    assert stamp(text) == Stamp(moment, clock)


@pytest.mark.parametrize(
    "text",
    ["", "вчера", "2026", "21 2026", "31.02.2026", "2026-13-01", "21 қараша", "21 жылы 2026", "10:05", "1 марафонец 2026 года"],
)
def test_what_is_no_time(text: str) -> None:
    assert stamp(text) is None


def test_printed_zones_are_kept_and_missing_ones_taken_from_the_country() -> None:
    assert stamp("2026-11-21T10:05:00+05:00") == Stamp(CLOCK.replace(tzinfo=timezone(timedelta(hours=5))), True)
    assert stamp("Sat, 21 Nov 2026 10:05:00 GMT") == Stamp(CLOCK.replace(tzinfo=UTC), True)
    printed = Stamp(CLOCK, True)
    assert printed.utc("KZ") == datetime(2026, 11, 21, 5, 5, tzinfo=UTC)
    assert printed.utc("UZ") == printed.utc() == datetime(2026, 11, 21, 10, 5, tzinfo=UTC)


def test_every_time_of_a_line_is_found_where_it_stands() -> None:
    line = "Жарияланды: 21 қараша 2026, 10:05 | жаңартылды: 22.11.2026"
    assert [line[start:end] for start, end, _ in find_stamps(line)] == ["21 қараша 2026, 10:05", "22.11.2026"]


@settings(deadline=None)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)))
def test_machine_times_are_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    for text in (moment.isoformat(), f"{moment:%Y-%m-%dT%H:%M:%SZ}", f"{moment:%a, %d %b %Y %H:%M:%S +0000}"):
        read = stamp(text)
        assert read is not None
        assert read.utc() == moment


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_borne(text: str) -> None:
    stamp(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in find_stamps(text))
