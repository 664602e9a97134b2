"""Who copied whom, how much, and what was changed on the way."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from tilshi.connect import find_reprints
from tilshi.model import Annotated, Article, Change

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)

KAZAKH = (
    "Тасөзек қаласында бүгін жаңа көпір ашылды. Құрылысқа 1 240 млн теңге жұмсалып, жұмыс екі жылға созылды.\n"
    "Салтанатты рәсімге қала әкімі Айгерім Нұрқасова қатысып, құрылысшыларға алғыс айтты.\n"
    "Көпірдің ұзындығы 86 метр, ол өзеннің екі жағалауын қосады және тәулігіне он мың көлік өткізеді.\n"
    "Бұған дейін тұрғындар ескі қалқымалы көпірмен жүріп келген еді, ол көктемде су тасығанда жабылып қалатын.\n"
    "Жүк көліктеріне көпірмен жүруге рұқсат берілді, бірақ жылдамдық шектеледі."
)
RUSSIAN = (
    "В Тасозеке открыли новый мост через реку. На строительство потратили 1 240 млн тенге, работы шли два года.\n"
    "На церемонии выступила аким города Айгерим Нуркасова, она поблагодарила строителей и жителей за терпение.\n"
    "Длина моста 86 метров, он связал два берега и пропускает до десяти тысяч машин в сутки.\n"
    "Раньше горожане ездили по старой понтонной переправе, которую весной закрывали из-за половодья.\n"
    "Грузовикам ездить по мосту разрешили, но со скоростью не выше сорока километров в час."
)


def told(
    id: str, text: str, *, minutes: int | None = 0, source: str = "", language: str = "kk", title: str = "Жаңа көпір"
) -> Annotated:
    at = None if minutes is None else NOON + timedelta(minutes=minutes)
    return Annotated(Article(id, source or f"Басылым {id}", title, text, at), language, "Cyrl")


def named(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(c.kind, c.original.text, c.copy.text) for c in changes]


def test_an_exact_copy_with_its_credit_line() -> None:
    copy = told("b", KAZAKH + "\nДереккөз: «Жайлау ақпарат».", minutes=30)
    [reprint] = find_reprints([copy, told("a", KAZAKH, source="Жайлау ақпарат")])
    assert (reprint.copy, reprint.original, reprint.kind, reprint.changes) == ("b", "a", "exact", ())
    assert 0.9 < reprint.shared < 1


def test_the_named_source_is_the_original_even_when_the_clock_says_otherwise() -> None:
    first = told("a", KAZAKH + "\nБұл туралы «Жайлау ақпарат» деп хабарлайды.", minutes=0)
    second = told("b", KAZAKH, minutes=3, source="Жайлау ақпарат")
    [reprint] = find_reprints([first, second])
    assert (reprint.copy, reprint.original) == ("a", "b")


@pytest.mark.parametrize(
    ("language", "text", "old", "new", "kind"),
    [
        ("kk", KAZAKH, "86 метр", "68 метр", "figure"),
        ("kk", KAZAKH, "Айгерім Нұрқасова", "Айгерім Сейітова", "name"),
        ("kk", KAZAKH, "берілді", "берілмеді", "negation"),
        ("ru", RUSSIAN, "1 240 млн", "1 420 млн", "figure"),
        ("ru", RUSSIAN, "Нуркасова", "Сейтова", "name"),
        ("ru", RUSSIAN, "разрешили", "не разрешили", "negation"),
    ],
)
def test_one_change_makes_it_altered_and_is_named_with_both_wordings(
    language: str, text: str, old: str, new: str, kind: str
) -> None:
    original = told("a", text, language=language)
    copy = told("b", text.replace(old, new), minutes=20, language=language)
    [reprint] = find_reprints([original, copy])
    assert reprint.kind == "altered"
    [change] = reprint.changes
    assert change.kind == kind
    for article, span in ((original, change.original), (copy, change.copy)):
        assert article.article.text[span.start : span.end] == span.text


def test_a_part_of_a_text_is_a_partial_copy() -> None:
    paragraphs = RUSSIAN.split("\n")
    [reprint] = find_reprints([told("a", RUSSIAN, language="ru"), told("b", "\n".join(paragraphs[:2]), minutes=9, language="ru")])
    assert (reprint.kind, reprint.shared) == ("partial", 1.0)


def test_small_edits_make_a_near_copy() -> None:
    text = RUSSIAN.replace("поблагодарила строителей и жителей за терпение", "сказала спасибо строителям")
    [reprint] = find_reprints([told("a", RUSSIAN, language="ru"), told("b", text, minutes=9, language="ru")])
    assert reprint.kind == "near"


def test_two_reports_of_one_event_are_no_reprints() -> None:
    other = (
        "Новый мост через реку заработал в Тасозеке сегодня утром. Первыми по нему проехали автобусы и машины скорой помощи.\n"
        "Мост длиной 86 метров строили два года и потратили 1 240 млн тенге из областного бюджета."
    )
    assert find_reprints([told("a", RUSSIAN, language="ru"), told("b", other, language="ru", minutes=5)]) == []
    assert find_reprints([told("a", RUSSIAN, language="ru"), told("b", KAZAKH, minutes=5)]) == []


def test_without_times_the_id_decides_and_nothing_fails() -> None:
    [reprint] = find_reprints([told("b", KAZAKH, minutes=None), told("a", KAZAKH, minutes=None)])
    assert (reprint.copy, reprint.original) == ("b", "a")
    assert find_reprints([]) == []
    assert find_reprints([told("a", "")]) == []


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [
        told(str(n), text, minutes=n) for n, text in enumerate([KAZAKH, KAZAKH + "\nДереккөз: X.", RUSSIAN, KAZAKH[:300]])
    ]
    expected = find_reprints(articles)
    for seed in range(5):
        shuffled = articles[:]
        random.Random(seed).shuffle(shuffled)
        assert find_reprints(shuffled) == expected


def test_many_copies_of_one_text_all_point_to_the_first() -> None:
    reprints = find_reprints([told(f"{n:03}", KAZAKH, minutes=n) for n in range(120)])
    assert len(reprints) == 119
    assert {r.original for r in reprints} == {"000"}
