"""A workspace made of records in memory: one story with all that a story page shows, and small ones. All made up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from tilshi.model import (
    Annotated,
    Article,
    ArticleView,
    Card,
    Change,
    Comparison,
    Concept,
    Counts,
    Date,
    Fact,
    FactVersion,
    Figure,
    Found,
    FrontView,
    Headline,
    Link,
    Name,
    OnlyOne,
    Part,
    Quote,
    RankedCard,
    Reason,
    Refused,
    Reported,
    Reprint,
    Saying,
    Source,
    SourceHealth,
    Span,
    Story,
    StoryView,
    Topic,
    Version,
    Voice,
    Wording,
)

NOW = datetime(2026, 11, 21, 10, 40, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quotes\" 'and' more"

LABELS = {
    ("evacuated", "kk"): "көшірілгендер",
    ("evacuated", "ru"): "эвакуированные",
    ("evacuated", "en"): "evacuated",
    ("damaged", "kk"): "бүлінгені",
    ("damaged", "ru"): "повреждено",
    ("damaged", "en"): "damaged",
    ("injured", "kk"): "зардап шеккендер",
    ("injured", "ru"): "пострадавшие",
    ("injured", "en"): "injured",
    ("person", "kk"): "адам",
    ("person", "ru"): "человек",
    ("person", "en"): "people",
    ("house", "kk"): "үй",
    ("house", "ru"): "домов",
    ("house", "en"): "houses",
    ("mudflow", "kk"): "сел",
    ("mudflow", "ru"): "сель",
    ("mudflow", "en"): "mudflow",
}


def span(article: Article, words: str, part: Part = "text") -> Span:
    start = article.part(part).index(words)
    return Span(part, start, start + len(words), words)


def wording(article: Article, words: str, part: Part = "text") -> Wording:
    at = span(article, words, part)
    return Wording(article.id, part, at.start, at.end, words)


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """A moment in Almaty time on the day of NOW."""
    return datetime(2026, 11, 21, hour, minute, tzinfo=UTC) - timedelta(hours=5) - timedelta(days=days)


def article(identity: str, source: str, title: str, text: str, when: datetime | None, language: str) -> Article:
    return Article(identity, source, title, text, when, f"https://made-up.example/{identity}", language, fetched_at=NOW)


KK = article(
    "kk-1",
    "Жайлау ақпарат",
    "Тасөзекке сел келді: 1 240 адам көшірілді",
    "Тасөзек қаласында сел жүріп, 1 240 адам қауіпсіз жерге көшірілді. Сел 86 үйді бүлдірді.\n"
    "«Адам шығыны жоқ, 410 бала аман», – деді Марат Дүйсенғалиев. 21 қарашада жол жабылды.",
    at(6, 40),
    "kk",
)
RU = article(
    "ru-1",
    "Степной вестник",
    "Сель в Тасозеке: вывезли 1 420 человек",
    "По уточнённым данным, из Тасозека вывезли 1 420 человек, сообщил Марат Дуйсенгалиев. Повреждены 86 домов.\n"
    "«Жертв нет, 410 детей целы», — сказал он. В больнице 4 человека. Ущерб оценён в 2,4 млрд тенге.",
    at(9, 10),
    "ru",
)
EN = article(
    "en-1",
    "Steppe Ledger",
    "Mudflow forces 1,420 from homes in Tasozek",
    "As many as 1,420 people were moved out of Tasozek. Some 12 people were injured, the governor said.",
    at(11, 55),
    "en",
)
UZ = article(
    "uz-1", "Koʻprik xabar", "Tasoʻzakda sel", "Tasoʻzakda 1 240 kishi koʻchirildi. “Avval guldurak eshitildi.”", None, "uz"
)
COPY = article("ru-2", "Твой день", RU.title, RU.text.replace("86 домов", "68 домов"), at(12, 31), "ru")
HOSTILE_ARTICLE = article("bad-1", HOSTILE, HOSTILE, f"{HOSTILE}\n{HOSTILE} 86", at(13, 0), "en")


def annotated(one: Article, **found: tuple[object, ...]) -> Annotated:
    return Annotated(one, one.language or "und", "Cyrl", **found)  # type: ignore[arg-type]


def named(one: Article, words: str, kind: str, key: str) -> Name:
    return Name(span(one, words), kind, key)  # type: ignore[arg-type]


ARTICLES = (
    annotated(
        KK,
        names=(named(KK, "Тасөзек", "place", "tasozek"), named(KK, "Марат Дүйсенғалиев", "person", "marat-duisengaliev")),
        figures=(
            Figure(span(KK, "1 240 адам"), 1240, unit="person", counted="evacuated"),
            Figure(span(KK, "86 үйді"), 86, unit="house"),
            Figure(span(KK, "410 бала"), 410, unit="person"),
        ),
        dates=(Date(span(KK, "21 қарашада"), "2026-11-21", True),),
        quotes=(Quote(span(KK, "Адам шығыны жоқ, 410 бала аман"), True, "Марат Дүйсенғалиев", "marat-duisengaliev"),),
        topics=(Topic("03000000", 0.9),),
        concepts=(Concept(span(KK, "көшірілді"), "evacuated"), Concept(span(KK, "сел"), "mudflow")),
    ),
    annotated(
        RU,
        names=(named(RU, "Тасозека", "place", "tasozek"), named(RU, "Марат Дуйсенгалиев", "person", "marat-duisengaliev")),
        figures=(
            Figure(span(RU, "1 420 человек"), 1420, unit="person", counted="evacuated"),
            Figure(span(RU, "86 домов"), 86, unit="house"),
            Figure(span(RU, "410 детей"), 410, unit="person"),
        ),
        concepts=(Concept(span(RU, "вывезли"), "evacuated"),),
    ),
    annotated(
        EN,
        names=(named(EN, "Tasozek", "place", "tasozek"),),
        figures=(Figure(span(EN, "1,420 people"), 1420, unit="person"),),
        concepts=(Concept(span(EN, "moved out"), "evacuated"),),
    ),
    annotated(
        UZ, names=(named(UZ, "Tasoʻzakda", "place", "tasozek"),), figures=(Figure(span(UZ, "1 240 kishi"), 1240, unit="person"),)
    ),
    annotated(COPY),
)

DIFFERS = (
    Fact(
        "evacuated",
        "figure",
        (
            FactVersion(1240, ("kk-1", "uz-1"), (wording(KK, "1 240 адам"), wording(UZ, "1 240 kishi")), unit="person"),
            FactVersion(1420, ("ru-1", "en-1"), (wording(RU, "1 420 человек"), wording(EN, "1,420 people")), unit="person"),
        ),
    ),
    Fact(
        "damaged",
        "figure",
        (
            FactVersion(86, ("kk-1", "ru-1"), (wording(KK, "86 үйді"), wording(RU, "86 домов")), unit="house"),
            FactVersion(68, ("ru-2",), (wording(COPY, "68 домов"),), unit="house"),
        ),
    ),
)
UPDATES = (
    Fact(
        "injured",
        "figure",
        (
            FactVersion(4, ("ru-1",), (wording(RU, "4 человека"),), unit="person"),
            FactVersion(12, ("en-1",), (wording(EN, "12 people"),), unit="person", approximate=True),
        ),
    ),
)
AGREED = (
    Fact(
        "house",
        "figure",
        (
            FactVersion(86, ("kk-1", "ru-1"), (wording(KK, "86 үйді"), wording(RU, "86 домов")), unit="house"),
            FactVersion(68, ("ru-2",), (wording(COPY, "68 домов"),), unit="house"),
        ),
    ),
    Fact(
        "place",
        "place",
        (
            FactVersion(
                "tasozek", ("kk-1", "ru-1", "en-1"), (wording(KK, "Тасөзек"), wording(RU, "Тасозека"), wording(EN, "Tasozek"))
            ),
        ),
    ),
)
QUOTES = (
    Voice(
        "Марат Дүйсенғалиев",
        "marat-duisengaliev",
        (
            Saying(wording(KK, "Адам шығыны жоқ, 410 бала аман"), True, 1),
            Saying(wording(RU, "Жертв нет, 410 детей целы"), True, 1),
            Saying(wording(RU, "из Тасозека вывезли 1 420 человек"), False, 2),
        ),
    ),
    Voice("", "", (Saying(wording(UZ, "Avval guldurak eshitildi."), True, 1),)),
)
ONLY = (OnlyOne("ru-1", "figure", 2_400_000_000, wording(RU, "2,4 млрд тенге"), "KZT", "money"),)
CHANGE = Change("figure", span(RU, "86 домов"), span(COPY, "68 домов"))
REPRINTS = (Reprint("ru-2", "ru-1", "altered", 0.98, (CHANGE,)),)
ORDER = (
    Reported("kk-1", KK.published_at),
    Reported("ru-1", RU.published_at),
    Reported("en-1", EN.published_at),
    Reported("ru-2", COPY.published_at, "ru-1"),
    Reported("uz-1", None),
)
VERSION = Version("ru-1", 1, RU.title, RU.text.replace("1 420", "1 240"), at(9, 12), None)
SOURCES = (
    Source("Жайлау ақпарат", "https://zhailau.example/rss", language="kk", country="KZ"),
    Source("Степной вестник", "https://stepnoy.example/rss", language="ru", country="KZ"),
    Source("Steppe Ledger", "https://ledger.example/feed", language="en", country="KZ"),
    Source("Koʻprik xabar", "https://koprik.example/rss", language="uz", country="UZ"),
    Source("Твой день", "https://day.example/rss", language="ru", country="KZ"),
)
HEALTH = (
    SourceHealth(SOURCES[0], "working", "", NOW, NOW, 14, 0),
    SourceHealth(SOURCES[1], "broken", f"HTTP 503 {HOSTILE}", NOW, at(6, 30), 9, 1),
    SourceHealth(SOURCES[2], "refused", "robots.txt: Disallow: /", NOW, None, 0, 0),
    SourceHealth(SOURCES[3], "empty", "", NOW, None, 0, 2),
    SourceHealth(SOURCES[4], "new"),
)
LINK = Link(
    "ru-1",
    "kk-1",
    0.93,
    (
        Reason("name", "marat-duisengaliev", 2.1),
        Reason("figure", "86", 1.2),
        Reason("concept", "evacuated", 0.8),
        Reason("date", "2026-11-21", 0.4),
    ),
)


def card(identity: str, title: str, language: str, times: tuple[datetime, ...], **more: object) -> Card:
    base: dict[str, object] = {
        "headlines": (Headline(language, title, f"{identity}-a"),),
        "languages": ((language, max(1, len(times))),),
        "sources": ("Жайлау ақпарат",),
        "countries": ("KZ",),
        "topics": ("03000000",),
        "independent": 1,
        "copies": 0,
        "times": times,
    }
    return Card(story_id=identity, **{**base, **more})  # type: ignore[arg-type]


BIG_CARD = card(
    "s1",
    KK.title,
    "kk",
    (at(6, 40), at(9, 10), at(11, 55), at(12, 31), at(14, 5)),
    headlines=(Headline("kk", KK.title, "kk-1"), Headline("ru", RU.title, "ru-1"), Headline("en", EN.title, "en-1")),
    languages=(("kk", 1), ("ru", 2), ("en", 1), ("uz", 1)),
    independent=4,
    copies=1,
    differs=DIFFERS,
    agreed=AGREED,
    updates=UPDATES,
    voices=2,
    only=1,
    edits=1,
    altered=1,
)
CARDS = (
    BIG_CARD,
    card("s2", "Mirzatepa bozorida yongʻin", "uz", (at(12, 0), at(14, 58)), independent=2, languages=(("uz", 2),)),
    card("s3", HOSTILE, "en", (at(13, 0),)),
    card("s4", "Ескі оқиға", "kk", (at(9, 0, days=1), at(10, 0, days=1)), agreed=AGREED[:1]),
    card("s5", "Уақыты жоқ", "kk", ()),
)
STORY = Story("s1", tuple(a.id for a in ARTICLES), ("kk", "ru", "en", "uz"), KK.published_at, (LINK,), KK.title)
VIEW = StoryView(
    STORY,
    BIG_CARD,
    ARTICLES,
    Comparison(AGREED, DIFFERS, QUOTES, ONLY, ORDER, UPDATES),
    REPRINTS,
    {"ru-1": (VERSION,)},
    {s.name: s for s in SOURCES},
)
HOSTILE_ANNOTATED = annotated(
    HOSTILE_ARTICLE,
    names=(named(HOSTILE_ARTICLE, "<script>alert(1)", "person", HOSTILE),),
    quotes=(Quote(span(HOSTILE_ARTICLE, HOSTILE), True, HOSTILE, HOSTILE),),
)
HOSTILE_VIEW = StoryView(
    Story("s3", ("bad-1",), ("en",), HOSTILE_ARTICLE.published_at, (), HOSTILE),
    CARDS[2],
    (HOSTILE_ANNOTATED,),
    Comparison(
        quotes=(Voice(HOSTILE, HOSTILE, (Saying(wording(HOSTILE_ARTICLE, HOSTILE), True, 1),)),),
        only_one=(OnlyOne("bad-1", "person", HOSTILE, wording(HOSTILE_ARTICLE, "<script>alert(1)"), about=HOSTILE),),
        order=(Reported("bad-1", HOSTILE_ARTICLE.published_at),),
    ),
)


class FakeWorkspace:
    """What the desk asks of a workspace, answered from the records above."""

    made_up = True
    name = "үлгі"

    def __init__(
        self, cards: tuple[Card, ...] = CARDS, *, fail: Exception | None = None, sources: tuple[SourceHealth, ...] = HEALTH
    ) -> None:
        self._cards, self._fail, self._sources = cards, fail, sources
        self.asked: list[str] = []

    def front(self, *, now: datetime, order: str = "rank", limit: int = 60, **narrowing: object) -> FrontView:
        self._check()
        assert now.tzinfo is not None
        wanted = [
            c
            for c in self._cards
            if (not narrowing.get("language") or narrowing["language"] in dict(c.languages))
            and (not narrowing.get("country") or narrowing["country"] in c.countries)
            and (not narrowing.get("topic") or narrowing["topic"] in c.topics)
            and (not narrowing.get("differing") or c.differs)
        ]
        ranked = tuple(RankedCard(c, 1.0 / (i + 1), 0.9) for i, c in enumerate(wanted[:limit]))
        languages = (("kk", 3), ("ru", 2), ("uz", 3)) if self._cards else ()
        return FrontView(ranked, len(self._cards), 1, languages, (("KZ", 4), ("UZ", 1)), (("03000000", 5),), None, self.counts())

    def story(self, identity: str) -> StoryView | None:
        self._check()
        self.asked.append(identity)
        return {"s1": VIEW, "old-s1": VIEW, "s3": HOSTILE_VIEW}.get(identity)

    def article(self, identity: str) -> ArticleView | None:
        self._check()
        self.asked.append(identity)
        found = {a.id: a for a in (*ARTICLES, HOSTILE_ANNOTATED)}.get(identity)
        if found is None:
            return None
        reprints = tuple(r for r in REPRINTS if identity in (r.copy, r.original))
        versions = (VERSION,) if identity == "ru-1" else ()
        source = next((s for s in SOURCES if s.name == found.article.source), None)
        return ArticleView(
            found, versions, None if identity == "bad-1" else STORY, reprints, source, {"ru-1": RU.title, "ru-2": COPY.title}
        )

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        self._check()
        if "жоқ" in words:
            return []
        return [
            Found("s1", "story", KK.title, "kk", 2.0, KK.source, KK.published_at, "s1"),
            Found("ru-1", "article", RU.title, "ru", 1.0, RU.source, RU.published_at, "s1"),
            Found("bad-1", "article", HOSTILE, "en", 0.5, HOSTILE, None, None),
        ]

    def sources(self) -> list[SourceHealth]:
        self._check()
        return list(self._sources)

    def refused(self, limit: int = 100) -> list[Refused]:
        return [Refused(f"https://x.example/{HOSTILE}", "read", "no-text", HOSTILE, "Степной вестник", NOW)]

    def counts(self) -> Counts:
        return Counts(len(self._cards) * 3, len(self._cards), len(self._sources), 1, 1, (("kk", 3),), NOW - timedelta(minutes=4))

    def label(self, concept: str, language: str) -> str:
        return LABELS.get((concept, language), "")

    def topic_label(self, code: str, language: str) -> str:
        return {"kk": "төтенше жағдай", "ru": "происшествия", "en": "emergencies"}[language] if code == "03000000" else ""

    def country_label(self, code: str, language: str) -> str:
        return ""

    def shown_name(self, forms: Sequence[str], language: str, type: str) -> str:
        return max(forms, key=lambda form: (len(form.split()), -len(form)))

    def entity_label(self, key: str, language: str, default: str) -> str:
        return default

    def gloss(self, one: Annotated, part: Part, start: int, end: int, language: str) -> list[tuple[int, int, str]]:
        inside = (c for c in one.concepts if c.span.part == part and start <= c.span.start and c.span.end <= end)
        return [(c.span.start, c.span.end, self.label(c.concept, language)) for c in inside]

    def outlink(self, url: str) -> str:
        return url

    def _check(self) -> None:
        if self._fail:
            raise self._fail


def clock() -> Callable[[], datetime]:
    return lambda: NOW
