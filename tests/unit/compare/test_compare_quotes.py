"""Which sayings are one utterance: made-up quotes with hand-written annotations."""

from collections.abc import Sequence

from tilshi.compare.order import ranks
from tilshi.compare.quotes import voices
from tilshi.model import Annotated, Article, Concept, Quote, Span

AKIM = "person:sabit_jolaidarov"


def told(
    identity: str,
    language: str,
    *said: tuple[str, Sequence[str]],
    key: str = AKIM,
    direct: bool = True,
) -> Annotated:
    """An article of quotes, each with the concepts that stand in it (put at its first letter)."""
    text, quotes, concepts = "", [], []
    for words, near in said:
        start = len(text)
        text += words + ".\n"
        quotes.append(Quote(Span("text", start, start + len(words), words), direct, "С. Жолайдаров", key))
        concepts += [Concept(Span("text", start + i, start + i + 1, words[i]), concept) for i, concept in enumerate(near)]
    article = Article(identity, f"source {identity}", identity, text)
    return Annotated(article, language, "Cyrl", quotes=tuple(quotes), concepts=tuple(concepts))


def lined_up(*articles: Annotated) -> list[tuple[str, str, int]]:
    return [(v.speaker_key, s.wording.article_id, s.utterance) for v in voices(articles, ranks(articles)) for s in v.versions]


def test_one_utterance_across_languages_by_its_matter() -> None:
    kazakh = told("a", "kk", ("Су қайтты, көпір ашылды", ["water", "bridge"]))
    english = told("b", "en", ("The water has gone and the bridge is open", ["water", "bridge"]))
    assert lined_up(kazakh, english) == [(AKIM, "a", 0), (AKIM, "b", 0)]


def test_reported_speech_needs_more() -> None:
    kazakh = told("a", "kk", ("Су қайтты, көпір ашылды", ["water", "bridge"]))
    reported = told("b", "en", ("the water near the bridge would stay high", ["water", "bridge"]), direct=False)
    assert [number for _, _, number in lined_up(kazakh, reported)] == [0, 1]


def test_the_only_quotes_of_both_meet_on_a_hint() -> None:
    kazakh = told("a", "kk", ("Көпір ертең таңертең ашылады", ["bridge"]))
    russian = told("b", "ru", ("Завтра утром движение откроем", ["bridge"]))
    assert [number for _, _, number in lined_up(kazakh, russian)] == [0, 0]


def test_without_a_hint_nothing_meets() -> None:
    kazakh = told("a", "kk", ("Ешкім далада қалмайды", []))
    russian = told("b", "ru", ("Ремонт начнём весной", []))
    assert [number for _, _, number in lined_up(kazakh, russian)] == [0, 1]


def test_two_different_sayings_of_one_language_stay_apart_whoever_stands_between() -> None:
    one = told("a", "ru", ("Мост откроем завтра утром", ["bridge", "morning_time", "opening"]))
    other = told("b", "ru", ("Вода ещё высокая, просим не спешить", ["bridge"]))
    between = told("c", "kk", ("Көпірді ертең таңертең ашамыз", ["bridge", "morning_time", "opening"]))
    assert [number for _, _, number in lined_up(one, other, between)] == [0, 1, 0]


def test_nearly_the_same_words_under_a_misread_name_are_one_speaker() -> None:
    words = "Я не взял ни одного тенге, все трубы лежат в земле"
    right = told("a", "ru", (words, []), key="person:nurlan_baiserkev")
    again = told("b", "ru", (words, []), key="person:nurlan_baiserkev")
    wrong = told("c", "ru", (words, []), key="person:director_baiserkev")
    assert {key for key, _, _ in lined_up(right, again, wrong)} == {"person:nurlan_baiserkev"}


def test_the_same_words_of_two_speakers_stay_two_speakers() -> None:
    words = "Голодный ребёнок смотрит не на доску, а на часы"
    one, two = told("a", "ru", (words, []), key="person:serik_omarov"), told("b", "ru", (words, []), key="person:olga_lim")
    assert len({key for key, _, _ in lined_up(one, two)}) == 2


def test_a_yes_is_no_utterance_of_its_own() -> None:
    assert [n for *_, n in lined_up(told("a", "ru", ("Да", [])), told("b", "ru", ("Да, завтра откроем", [])))] == [0, 1]
