"""What holds for any story: order of the input, copies, spans, odd values."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.compare import compare
from tilshi.model import Annotated, Article, Comparison, Concept, Figure, Name, Quote, Reprint, Span, Wording

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
WORDS = ("эвакуированы", "дома", "погибли", "тенге", "сказал", "аким")
VALUES = st.sampled_from([0, -3, 1, 2, 86, 114, 1240, 1420, 4.8, 5.1, 1e12, 10**15, 0.001, 10**400, float("inf")])


@st.composite
def annotated(draw: st.DrawFn, identity: str) -> Annotated:
    """A text of a few words and numbers, each number a figure, some words concepts, names or quotes."""
    text, figures, concepts, names, quotes = "", [], [], [], []
    for _ in range(draw(st.integers(0, 5))):
        word = draw(st.sampled_from(WORDS))
        start = len(text)
        text += word + " "
        span = Span("text", start, start + len(word), word)
        concepts.append(Concept(span, draw(st.sampled_from(["evacuation", "house", "dead", "tenge", "no_such"]))))
        if draw(st.booleans()):
            names.append(Name(span, "person", draw(st.sampled_from(["person:a_b", "person:c_d", "person:b"]))))
        if draw(st.booleans()):
            quotes.append(Quote(span, draw(st.booleans()), "А. Б.", draw(st.sampled_from(["person:a_b", None]))))
        value = draw(VALUES)
        digits = "7"
        span = Span("text", len(text), len(text) + 1, digits)
        text += digits + draw(st.sampled_from([" ", ". ", "\n"]))
        high = draw(st.none() | st.just(20))
        bound: Literal["at_least", "at_most"] | None = draw(st.sampled_from([None, "at_least", "at_most"]))
        unit = draw(st.sampled_from([None, "person", "KZT", "%", "day"]))
        counted = draw(st.sampled_from([None, "house", "person"]))
        figures.append(Figure(span, value, high, draw(st.booleans()), bound, unit, counted))
    at = draw(st.none() | st.integers(0, 48).map(lambda hours: NOON + timedelta(hours=hours)))
    article = Article(identity, f"source {identity}", "Заголовок", text, at)
    language = draw(st.sampled_from(["ru", "kk", "und"]))
    return Annotated(article, language, "Cyrl", tuple(names), tuple(figures), (), tuple(quotes), (), (), tuple(concepts))


stories = st.integers(0, 5).flatmap(lambda n: st.tuples(*(annotated(f"a{i}") for i in range(n))))


def wordings(found: Comparison) -> list[Wording]:
    facts = (*found.agreed, *found.differs, *found.updates)
    spoken = [saying.wording for voice in found.quotes for saying in voice.versions]
    return [w for f in facts for v in f.versions for w in v.wording] + [o.wording for o in found.only_one] + spoken


@given(stories, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_order_of_articles_gives_the_same_comparison(story: tuple[Annotated, ...], random: Random) -> None:
    mixed = list(story)
    random.shuffle(mixed)
    assert compare(mixed) == compare(story)


@given(stories)
@settings(deadline=None)
def test_every_wording_stands_in_its_article(story: tuple[Annotated, ...]) -> None:
    by_id = {one.id: one.article for one in story}
    for wording in wordings(compare(story)):
        assert by_id[wording.article_id].part(wording.part)[wording.start : wording.end] == wording.text


@given(annotated("a"), st.integers(1, 4))
@settings(deadline=None)
def test_copies_of_one_report_agree_on_nothing(one: Annotated, copies: int) -> None:
    more = [
        Annotated(
            Article(f"copy{i}", f"other {i}", one.article.title, one.article.text, one.article.published_at),
            one.language,
            one.script,
            one.names,
            one.figures,
            (),
            one.quotes,
            (),
            (),
            one.concepts,
        )
        for i in range(copies)
    ]
    found = compare([one, *more], [Reprint(copy.id, "a", "exact", 1.0) for copy in more])
    assert found.agreed == found.differs == found.updates == ()
    assert all(o.article_id == "a" for o in found.only_one)


@given(stories)
@settings(deadline=None)
def test_no_fact_has_one_article_twice_in_a_version(story: tuple[Annotated, ...]) -> None:
    found = compare(story)
    for fact in (*found.agreed, *found.differs, *found.updates):
        for version in fact.versions:
            assert len(set(version.article_ids)) == len(version.article_ids) > 0
    assert [r.article_id for r in found.order] == [one.id for one in sorted(story, key=known_first)]


def known_first(one: Annotated) -> tuple[bool, datetime, str]:
    return one.article.published_at is None, one.article.published_at or NOON, one.id
