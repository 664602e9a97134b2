"""An article of two languages is read by the rules of both; a second script gives what the first does. Texts are made up."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.annotate import annotate_one
from tilshi.model import Annotated, Article
from tilshi.model.lines import annotated_from, annotated_to

KAZAKH = "Тасөзек ауылында су тасқыны басталып, 310 адам көшірілді, деп хабарлады құтқарушылар."
RUSSIAN = "В селе Тасозек начался паводок, эвакуированы 310 человек, сообщил Ерлан Карин журналистам."
LATIN = "Tasözek auylynda su tasqyny bastalyp, 310 adam köşırıldı. «Jūmys erteñ de jalğasady», – dedı keñesşı Erlan Qarin."
UZBEK = "Ўзбекистон Президенти Шавкат Мирзиёев Тошкентда 2,5 миллион киши учун янги дастур ҳақида гапирди."


def read(text: str, title: str = "") -> Annotated:
    return annotate_one(Article("a", "s", title, text))


def test_an_article_in_one_language_has_no_passages() -> None:
    assert read(KAZAKH, "Тасөзекте су тасқыны").passages == ()


def test_each_run_of_paragraphs_has_its_language() -> None:
    found = read(f"{KAZAKH}\n{KAZAKH}\n{RUSSIAN}\nСура.\n{KAZAKH}")
    assert [p.language for p in found.passages] == ["kk", "ru", "kk"]
    assert found.language == "kk"
    assert [p.start for p in found.passages[1:]] == [p.end for p in found.passages[:-1]]


def test_each_language_is_read_by_its_own_rules() -> None:
    found = read(f"{KAZAKH}\n{RUSSIAN}")
    assert [(f.span.text, f.value) for f in found.figures] == [("310 адам", 310), ("310 человек", 310)]
    assert {c.span.text for c in found.concepts if c.concept == "flood"} == {"су тасқыны", "паводок"}
    assert "Ерлан Карин" in [n.span.text for n in found.names]


def test_the_main_language_is_that_of_most_of_the_text() -> None:
    assert read(f"{KAZAKH}\n{RUSSIAN}\n{RUSSIAN}\n{RUSSIAN}").language == "ru"


def test_a_title_may_be_in_another_language() -> None:
    found = read(KAZAKH, "В селе Тасозек начался сильный паводок, эвакуированы жители")
    assert [(p.part, p.language) for p in found.passages] == [("title", "ru"), ("text", "kk")]


def test_kazakh_in_latin_letters_is_read_as_kazakh() -> None:
    found = read(LATIN)
    assert (found.language, found.script) == ("kk", "Latn")
    assert [(f.span.text, f.value) for f in found.figures] == [("310 adam", 310)]
    assert ("Erlan Qarin", "person:erlan_karin") in [(n.span.text, n.key) for n in found.names]
    assert [(q.span.text, q.speaker) for q in found.quotes if q.direct] == [("Jūmys erteñ de jalğasady", "Erlan Qarin")]
    assert "su tasqyny" in [c.span.text for c in found.concepts if c.concept == "flood"]


def test_uzbek_in_cyrillic_letters_is_read_as_uzbek() -> None:
    found = read(UZBEK)
    assert (found.language, found.script) == ("uz", "Cyrl")
    assert [(f.span.text, f.value) for f in found.figures] == [("2,5 миллион киши", 2_500_000)]
    assert "place:UZ" in [n.key for n in found.names]


def test_passages_go_through_lines() -> None:
    found = read(f"{KAZAKH}\n{RUSSIAN}")
    assert annotated_from(annotated_to(found)).passages == found.passages != ()


@settings(deadline=None)  # the first article loads the tables
@given(st.lists(st.sampled_from([KAZAKH, RUSSIAN, LATIN, UZBEK, "Rain.", "", "1 2 3", "ʼ‘ıİ ǴǴ", "🌧 " * 9]), max_size=7))
def test_spans_hold_what_they_say_and_passages_cover(parts: list[str]) -> None:
    found = read("\n".join(parts), parts[0] if parts else "")
    records = (*found.names, *found.figures, *found.dates, *found.quotes, *found.places, *found.concepts)
    for record in records:
        assert found.article.part(record.span.part)[record.span.start : record.span.end] == record.span.text != ""
    covered = sum(p.end - p.start for p in found.passages)
    assert covered in (0, len(found.article.title) + len(found.article.text))
