"""Quotes in sentences of our own, with names given by hand."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.annotate.quotes import find_quotes
from tilshi.languages.tables import LANGUAGES
from tilshi.model import Name, NameType, Quote, Span


def name(text: str, who: str, type: NameType = "person", key: str | None = None) -> Name:
    at = text.index(who)
    return Name(Span("text", at, at + len(who), who), type, key or f"{type}:{who}")


def quotes(text: str, language: str, *persons: str) -> list[Quote]:
    return find_quotes("text", text, language, [name(text, who) for who in persons])


@pytest.mark.parametrize(
    ("language", "text", "person", "said", "verb"),
    [
        ("kk", "«Көпірді бітіреміз», – деді әкім Айнұр Сейітова.", "Айнұр Сейітова", "Көпірді бітіреміз", "деу"),
        ("kk", "– Су қайтты. Қауіп жоқ, – деді Марат Оспанов.", "Марат Оспанов", "Су қайтты. Қауіп жоқ", "деу"),
        ("kk", "«Су қайтты», – деді «Тау» жасағының басшысы Марат Оспанов.", "Марат Оспанов", "Су қайтты", "деу"),
        ("ru", "— Фонари мы поставили, — говорит Олег Ли.", "Олег Ли", "Фонари мы поставили", "говорить"),
        ("ru", "Олег Ли сказал: «Дети вернулись».", "Олег Ли", "Дети вернулись", "сказать"),
        ("ru", "«Сад не проживёт», — махнул рукой Олег Ли.", "Олег Ли", "Сад не проживёт", None),
        ("en", "“There is no danger,” Marat Ospanov said.", "Marat Ospanov", "There is no danger", "say"),
        ("en", "Marat Ospanov added, “We will wait here.”", "Marat Ospanov", "We will wait here", "add"),
        ("uz", "«Ko‘prikni bitiramiz», dedi Sherzod Karimov.", "Sherzod Karimov", "Ko‘prikni bitiramiz", "demoq"),
    ],
)
def test_direct_speech(language: str, text: str, person: str, said: str, verb: str | None) -> None:
    (quote,) = quotes(text, language, person)
    assert quote.direct
    assert (quote.span.text, quote.speaker, quote.speaker_key, quote.verb) == (said, person, f"person:{person}", verb)


@pytest.mark.parametrize(
    ("language", "text", "person", "said"),
    [
        ("kk", "Дана Әлиева жаңа сынып ашылғанын айтты.", "Дана Әлиева", "жаңа сынып ашылғанын"),
        ("kk", "Дана Әлиева жоба керек деп атап өтті.", "Дана Әлиева", "жоба керек"),
        ("kk", "Дана Әлиеваның айтуынша, жол ашық.", "Дана Әлиеваның", "жол ашық"),
        ("ru", "Дана Алиева сообщила, что дорога открыта.", "Дана Алиева", "дорога открыта"),
        ("ru", "По словам Даны Алиевой, дорогу откроют завтра.", "Даны Алиевой", "дорогу откроют завтра"),
        ("ru", "Дана Алиева подчеркнула: дорогу откроют завтра.", "Дана Алиева", "дорогу откроют завтра"),
        ("en", "Dana Aliyeva said that the road was open.", "Dana Aliyeva", "the road was open"),
        ("en", "Dana Aliyeva said the road was open.", "Dana Aliyeva", "the road was open"),
        ("en", "The road is open, according to Dana Aliyeva.", "Dana Aliyeva", "The road is open"),
        ("tr", "Ayşe Demir, okulun açıldığını söyledi.", "Ayşe Demir", "okulun açıldığını"),
    ],
)
def test_reported_speech(language: str, text: str, person: str, said: str) -> None:
    (quote,) = quotes(text, language, person)
    assert not quote.direct
    assert (quote.span.text, quote.speaker_key) == (said, f"person:{person}")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "«Цифрлы дала» бағдарламасы аяқталды."),
        ("kk", "Олар «Абай жолы» романын оқыды."),
        ("kk", "– бірінші топ;"),
        ("kk", "Жаңбыр жауды, деп хабарлайды «Дала ақпарат»."),
        ("ru", "Он подписал закон «О семенах и посадочном материале»."),
        ("ru", "ТОО «Аксу мясо» открыло цех."),
        ("ru", "Река вышла из берегов — дома целы."),
        ("en", "The “Digital Steppe” programme ends."),
        ("en", "The number of confirmed cases has risen in all nine districts."),
    ],
)
def test_titles_and_dashes_are_no_quotes(language: str, text: str) -> None:
    assert quotes(text, language) == []


def test_a_pronoun_is_the_last_person_named() -> None:
    text = "Жиынды Ерлан Бекұлы ашты. «Бізге тың ой керек», – деді ол."
    assert [q.speaker for q in quotes(text, "kk", "Ерлан Бекұлы")] == ["Ерлан Бекұлы"]


def test_a_post_alone_is_the_person_who_was_named_with_it() -> None:
    text = "Министр Ерлан Беков встретил Сауле Омар. «Дорогу откроем», – сказал министр."
    (quote,) = quotes(text, "ru", "Ерлан Беков", "Сауле Омар")
    assert quote.speaker == "Ерлан Беков"


def test_an_utterance_cut_by_its_attribution_is_two_parts_of_one_speaker() -> None:
    text = "– Сначала не поверила, – призналась Сауле Омар. – Потом всё оказалось правдой."
    found = quotes(text, "ru", "Сауле Омар")
    assert [(q.span.text, q.speaker) for q in found] == [
        ("Сначала не поверила", "Сауле Омар"),
        ("Потом всё оказалось правдой", "Сауле Омар"),
    ]


def test_one_line_of_several_dash_utterances_is_cut_at_each() -> None:
    text = "Гости приехали. – Мы рады, – сказал Олег Ли. Дождь кончился. – Пора домой, – сказала Дана Алиева. Все ушли."
    found = quotes(text, "ru", "Олег Ли", "Дана Алиева")
    assert [(q.span.text, q.speaker) for q in found] == [("Мы рады", "Олег Ли"), ("Пора домой", "Дана Алиева")]


def test_a_quote_over_several_paragraphs() -> None:
    text = "Saule Omar said:\n“We came early.\nNobody was there.\nSo we left.”"
    (quote,) = quotes(text, "en", "Saule Omar")
    assert quote.span.text == "We came early.\nNobody was there.\nSo we left"


def test_the_fullest_form_of_the_name_speaks() -> None:
    text = "Дмитрий Орлов приехал. По словам Орлова, дорога открыта."
    names = [name(text, "Дмитрий Орлов", key="person:orlov"), name(text, "Орлова", key="person:orlov")]
    assert [q.speaker for q in find_quotes("text", text, "ru", names)] == ["Дмитрий Орлов"]


def test_impersonal_reports_take_no_earlier_person() -> None:
    text = "Приехал Олег Ли. Двери откроются утром, сообщили в мэрии."
    assert [q.speaker for q in quotes(text, "ru", "Олег Ли")] == [None]


def test_reports_of_a_body_are_its_own_and_no_earlier_persons() -> None:
    text = "Приехал Олег Ли. Двери откроются утром, сообщили в пресс-службе завода «Аксу»."
    assert [q.speaker for q in quotes(text, "ru", "Олег Ли")] == [None]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "Приехали Дана Алиева и Олег Ли. «Дорогу откроем», — сказала она.", "Дана Алиева"),
        ("ru", "Приехали Олег Ли и Дана Алиева. «Дорогу откроем», — добавил гость.", "Олег Ли"),
        ("en", "Dana Aliyeva met Oleg Li. “The road will open,” she said.", "Dana Aliyeva"),
    ],
)
def test_he_and_she_are_told_apart(language: str, text: str, who: str) -> None:
    persons = [p for p in ("Дана Алиева", "Олег Ли", "Dana Aliyeva", "Oleg Li") if p in text]
    assert [q.speaker for q in quotes(text, language, *persons)] == [who]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "«Дорогу откроем завтра», — сказал министр.", "министр"),
        ("ru", "Депутат Олег Ли слушал. «Дорогу откроем завтра», — сказал министр.", "министр"),
        ("ru", "Депутат Олег Ли слушал. «Дорогу откроем завтра», — сказал депутат.", "Олег Ли"),
        ("kk", "Министр жаңа көпір салынатынын мәлімдеді.", "министр"),
        ("en", "“We will wait here,” one resident recalled.", "resident"),
    ],
)
def test_a_post_of_nobody_named_speaks_itself(language: str, text: str, who: str) -> None:
    (quote,) = quotes(text, language, *(["Олег Ли"] if "Олег Ли" in text else []))
    assert quote.speaker == who
    assert (quote.speaker_key is None) == (who != "Олег Ли")


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "Тариф не вырастет до осени. Об этом сообщил Олег Ли.", "Тариф не вырастет до осени"),
        ("kk", "Тариф күзге дейін өспейді. Бұл туралы Олег Ли айтты.", "Тариф күзге дейін өспейді"),
    ],
)
def test_a_sentence_tells_who_said_the_one_before(language: str, text: str, said: str) -> None:
    (quote,) = quotes(text, language, "Олег Ли")
    assert (quote.span.text, quote.direct, quote.speaker) == (said, False, "Олег Ли")


def test_an_agency_that_has_the_news_from_itself_is_no_speaker() -> None:
    assert quotes("Тариф не вырастет до осени. Об этом сообщает Dala.kz.", "ru") == []


def test_direct_speech_leaves_room_for_what_is_added() -> None:
    text = "“There is no danger,” Oleg Li said, adding that the road will open."
    found = quotes(text, "en", "Oleg Li")
    assert [(q.span.text, q.direct, q.speaker) for q in found] == [
        ("There is no danger", True, "Oleg Li"),
        ("the road will open", False, "Oleg Li"),
    ]


def test_a_title_within_an_attribution_is_no_utterance() -> None:
    text = "«Су қайтты, қауіп жоқ енді», – деді «Тау» жасағының басшысы Марат Оспанов. Бәрі үйіне қайтты."
    assert [q.span.text for q in quotes(text, "kk", "Марат Оспанов")] == ["Су қайтты, қауіп жоқ енді"]


HOSTILE = [
    "«",
    "«а",
    "«а\n",
    "x«b»",
    "«««»«»",
    '"a" "b ',
    " ‘a, b",
    "сказал ",
    "сказал, что ",
    ". – А ",
    "«А б», – сказал он ",
    "а",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_marks_and_verbs_without_end_take_no_time(piece: str) -> None:
    text = (piece * (50_000 // len(piece) + 1))[:50_000]
    before = process_time()
    found = find_quotes("text", text, "ru", [])
    assert process_time() - before < 5  # a tenth of a second or two; what grows by the square takes minutes
    assert all(text[q.span.start : q.span.end] == q.span.text for q in found)


PIECES = st.sampled_from(
    [
        "«",
        "»",
        "“",
        "”",
        '"',
        "– ",
        " — ",
        "сказал ",
        "деді ",
        "said ",
        "что ",
        ", ",
        ". ",
        "\n",
        "Олег Ли ",
        "вода уходит ",
        ": ",
        "министр ",
        "по словам ",
        "айтуынша, ",
        "об этом ",
        "деген ",
        "‘",
        "’",
        "adding that ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60), st.sampled_from([*LANGUAGES, "und"]))
def test_spans_hold_their_text(text: str, language: str) -> None:
    names = [name(text, "Олег Ли")] if "Олег Ли" in text else []
    for quote in find_quotes("text", text, language, names):
        assert text[quote.span.start : quote.span.end] == quote.span.text
        assert quote.span.text.strip() == quote.span.text != ""
