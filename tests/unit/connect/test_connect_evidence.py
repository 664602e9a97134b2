"""Evidence: the same keys however words are read, and the same stories however articles arrive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.connect import find_reprints, find_stories
from tilshi.connect.candidates import NEIGHBOURS, candidate_pairs
from tilshi.connect.evidence import KINDS, TITLE_WEIGHT, Vocabulary, evidence_of, skeletons
from tilshi.connect.scoring import Scorer
from tilshi.connect.shingles import sharing
from tilshi.languages import skeleton
from tilshi.model import Annotated, Article, Date, Span

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
WORDS = [
    "Тоқаев",
    "көпір",
    "су",
    "ауыл",
    "Сарысай",
    "министр",
    "үй",
    "тасқын",
    "жауын",
    "жол",
    "Шілікті",
    "құтқарушы",
    "колледж",
    "объект",
    "Ерден",
    "48",
    "310",
]


def told(id: str, text: str, title: str = "", hours: float | None = 0, language: str = "kk") -> Annotated:
    at = None if hours is None else NOON + timedelta(hours=hours)
    return Annotated(Article(id, "s", title, text, at), language, "Cyrl")


def keys(article: Annotated) -> dict[str, int]:
    vocabulary = Vocabulary()
    found = evidence_of(article, vocabulary).counts
    return {f"{KINDS[vocabulary.kinds[n]]} {vocabulary.keys[n]}": count for n, count in found.items()}


def test_one_name_sounds_alike_in_three_alphabets() -> None:
    texts = {"kk": "Кеше Тоқаевтың сөзі", "ru": "Вчера Токаева видели", "en": "Yesterday Tokayev spoke"}
    found = [keys(told("a", text, language=language)) for language, text in texts.items()]
    assert all("sound S:tkf" in one for one in found)


def test_a_capital_at_the_beginning_of_a_sentence_says_nothing() -> None:
    assert not any(key.startswith("sound S:") for key in keys(told("a", "Көпір ашылды. Көпір берік. «Көпір» жабылды")))
    assert any(key.startswith("sound S:") for key in keys(told("a", "Кеше Көпір ашылды")))


def test_a_word_of_the_title_counts_twice() -> None:
    title, text = keys(told("a", "", title="су су")), keys(told("a", "су су"))
    assert title == {key: TITLE_WEIGHT * count for key, count in text.items()}


def test_what_is_no_date_is_no_day() -> None:
    broken = told("a", "2026-99-99 2026-05-04")
    dates = (Date(Span("text", 0, 10, "2026-99-99"), "2026-99-99"), Date(Span("text", 11, 21, "2026-05-04"), "2026-05-04"))
    article = Annotated(broken.article, "kk", "Cyrl", dates=dates)
    assert evidence_of(article, Vocabulary()).days == (NOON.date().toordinal(),)


@given(st.lists(st.text("абвгджзьъеёиоуйңқңөәһіщ", min_size=1, max_size=9) | st.text("abcdeghijxyz'é0-", min_size=1, max_size=9)))
def test_skeletons_read_together_are_those_read_singly(words: list[str]) -> None:
    for language in (None, "kk", "uz", "tr"):
        assert skeletons(words, language) == {word: skeleton(word, language) for word in words}


articles = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=30),
        st.floats(0, 400) | st.none(),
        st.sampled_from(("kk", "ru")),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=40)
@given(articles, st.randoms(use_true_random=False))
def test_any_order_of_any_articles_gives_the_same(drawn: list[tuple[list[str], float | None, str]], random: object) -> None:
    made = [told(f"{n:02}", " ".join(words), words[0], hours, language) for n, (words, hours, language) in enumerate(drawn)]
    shuffled = made[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    reprints = find_reprints(made)
    assert find_reprints(shuffled) == reprints
    stories = find_stories(made, reprints)
    assert find_stories(shuffled, reprints) == stories
    assert sorted(i for story in stories for i in story.article_ids) == [a.id for a in made]


def test_candidates_are_neighbours_in_time_and_undated_articles_meet_dated_ones() -> None:
    text = "Сарысай өзені тасып, Шілікті ауылын су басты"
    others = [told(f"x{n}", f"{word} туралы әңгіме", hours=n) for n, word in enumerate(("Хоккей", "Банк", "Бидай", "Мектеп"))]
    ordered = [
        told("a", text),
        *others,
        told("b", text, hours=24 * 7),
        told("c", text, hours=24 * 9),
        told("d", text, hours=None),
    ]
    found = candidate_pairs(Scorer(ordered), len(ordered))
    names = {frozenset((ordered[x].id, ordered[y].id)) for x, y in found if "x" not in ordered[x].id + ordered[y].id}
    assert names == {frozenset(pair) for pair in ("ab", "bc", "ad", "bd", "cd")}  # a and c lie nine days apart


def test_a_thousand_equal_posts_make_few_candidates() -> None:
    same = [told(f"{n:04}", "Сарысай өзені тасып, Шілікті ауылын су басты", hours=n / 60) for n in range(300)]
    assert len(candidate_pairs(Scorer(same), len(same))) <= NEIGHBOURS * len(same)


def test_shingles_are_shared_within_a_language_alone() -> None:
    text = " ".join(f"{word}{n}" for n in range(4) for word in WORDS)
    ordered = [
        told("a", text),
        told("b", text, hours=1),
        told("c", text, hours=2, language="ru"),
        told("d", "қысқа мәтін", hours=3),
    ]
    assert sharing(ordered) == [(1, [0])]
    assert sharing([]) == []
