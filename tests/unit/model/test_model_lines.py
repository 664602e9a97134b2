import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.model import Annotated, Article, Concept, Date, Figure, Name, Place, Quote, Span, Topic
from tilshi.model.lines import (
    annotated_from,
    annotated_to,
    article_from,
    article_to,
    content_id,
    is_annotated,
    time_from,
    time_to,
)

AT = datetime(2026, 11, 21, 5, 40, tzinfo=UTC)


def annotated() -> Annotated:
    text = "Әкім Сәбит Жолайдаров 1 240 адам көшірілді деді."
    article = Article("a1", "Жайлау ақпарат", "Тасөзекте сел жүрді", text, AT, "http://zhailau.example/1")
    person = Span("text", 5, 21, "Сәбит Жолайдаров")
    return Annotated(
        article,
        "kk",
        "Cyrl",
        names=(Name(person, "person", "person:sabit_zholaidarov"),),
        figures=(Figure(Span("text", 22, 32, "1 240 адам"), 1240, 1500, True, "at_least", "person", "evacuated"),),
        dates=(Date(Span("text", 22, 27, "1 240"), "1240", True),),
        quotes=(Quote(Span("text", 22, 42, text[22:42]), False, "Сәбит Жолайдаров", "person:sabit_zholaidarov", "деді"),),
        places=(Place(Span("title", 0, 9, "Тасөзекте"), "place:tasozek", "KZ", "Ақсайлы", "gazetteer"),),
        topics=(Topic("03000000", 0.8, ("сел",)),),
        concepts=(Concept(Span("title", 10, 13, "сел"), "mudflow"),),
    )


def test_an_annotated_article_survives_the_round_trip() -> None:
    line = json.loads(json.dumps(annotated_to(annotated())))
    assert is_annotated(line)
    assert annotated_from(line) == Annotated(
        article_from(line),
        "kk",
        "Cyrl",
        *(getattr(annotated(), key) for key in ("names", "figures", "dates", "quotes", "places", "topics", "concepts")),
    )


def test_a_span_that_lies_is_refused() -> None:
    line = json.loads(json.dumps(annotated_to(annotated())))
    line["names"][0]["text"] = "Басқа Біреу"
    with pytest.raises(ValueError, match=r"span 5-21 of the text is not 'Басқа Біреу'"):
        annotated_from(line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({}, "neither 'title' nor 'text'"),
        ({"title": " ", "text": ""}, "neither 'title' nor 'text'"),
        ({"title": 3}, "'title' is int"),
        ({"title": "t", "published_at": "yesterday"}, "'published_at'"),
        ({"title": "t", "published_at": "2026-11-21T10:00:00"}, "no time zone"),
        ({"title": "t", "published_at": "0001-01-01T00:00:00+05:00"}, "'published_at'"),
        ({"title": "t", "id": ["a"]}, "'id' is list"),
    ],
)
def test_a_line_that_is_no_article_says_why(line: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        article_from(line)  # type: ignore[arg-type]


def test_unknown_time_stays_unknown() -> None:
    assert article_from({"title": "t", "published_at": None}).published_at is None
    assert article_to(article_from({"title": "t"}))["published_at"] is None


def test_a_number_as_id_is_taken_as_its_digits() -> None:
    assert article_from({"title": "t", "id": 17}).id == "17"


def test_identity_comes_from_the_address_not_from_the_time() -> None:
    one = article_from({"title": "t", "url": "http://a.example/1", "published_at": "2026-11-21T10:00:00+05:00"})
    two = article_from({"title": "t", "url": "http://a.example/1", "published_at": "2026-11-22T10:00:00+05:00"})
    assert one.id == two.id
    assert one.id != content_id("http://a.example/2", "", "t", "")


def test_decomposed_letters_are_composed() -> None:
    assert article_from({"title": "И\u0306"}).title == "Й"


offsets = st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=offsets).map(lambda t: t.replace(microsecond=0)))
def test_times_survive(moment: datetime) -> None:
    try:
        text = time_to(moment)
    except OverflowError:  # year 1 or 9999 shifted over the edge
        return
    assert text is not None
    assert time_from(text) == moment


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(["id", "title", "text", "source", "published_at", "url", "names", "figures", "script", "quotes", "topics"])


@given(st.dictionaries(keys, json_values))
def test_any_object_is_an_article_or_a_value_error(line: dict[str, object]) -> None:
    with suppress(ValueError):
        annotated_from(line)  # type: ignore[arg-type]
