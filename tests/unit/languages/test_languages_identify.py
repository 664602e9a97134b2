import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.languages import LANGUAGES, identify

LONG = [
    ("kk", "Cyrl", "Облыс орталығында бүгін жаңа көпір ашылды, оның ұзындығы үш жүз метрге жуық."),
    ("ru", "Cyrl", "В областном центре сегодня открыли новый мост длиной около трёхсот метров."),
    ("en", "Latn", "A new bridge about three hundred metres long was opened in the regional centre today."),
    ("uz", "Latn", "Viloyat markazida bugun uzunligi uch yuz metrga yaqin yangi koʻprik ochildi."),
    ("uz", "Cyrl", "Вилоят марказида бугун узунлиги уч юз метрга яқин янги кўприк очилди ва фойдаланишга топширилди."),
    ("ky", "Cyrl", "Облустун борборунда бүгүн узундугу үч жүз метрге жакын жаңы көпүрө ачылды."),
    ("tg", "Cyrl", "Дар маркази вилоят имрӯз пули нав бо дарозии қариб сесад метр кушода шуд."),
    ("tk", "Latn", "Welaýatyň merkezinde şu gün uzynlygy üç ýüz metre golaý täze köpri açyldy."),
    ("az", "Latn", "Vilayətin mərkəzində bu gün uzunluğu üç yüz metrə yaxın yeni körpü açıldı."),
    ("tr", "Latn", "İl merkezinde bugün yaklaşık üç yüz metre uzunluğunda yeni bir köprü açıldı."),
    ("kk", "Latn", "Oblys ortalyğynda bügın jaña köpır aşyldy, onyñ ūzyndyğy üş jüz metrge juyq dep habarlaidy."),
]


@pytest.mark.parametrize(("language", "script", "text"), LONG)
def test_language_and_script_of_a_sentence(language: str, script: str, text: str) -> None:
    found = identify(text)
    assert (found.language, found.script) == (language, script)
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Жаңа мектеп ашылды"),
        ("ru", "Открыта новая школа"),
        ("ky", "Жаңы мектеп ачылды, дейт өкмөт"),
        ("az", "Yeni məktəb açıldı"),
    ],
)
def test_short_titles(language: str, text: str) -> None:
    assert identify(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "У обласному центрі сьогодні відкрили новий міст завдовжки близько трьохсот метрів.",
        "Өлкә үзәгендә бүген озынлыгы өч йөз метрга якын яңа күпер ачылды.",
    ],
)
def test_neighbours_are_not_taken_for_ours(text: str) -> None:
    assert identify(text).language not in LANGUAGES


@pytest.mark.parametrize("text", ["", " \n", "12:40", "https://example.org/path", "!!!"])
def test_without_words_the_language_is_unknown(text: str) -> None:
    assert identify(text).language == "und"


def test_a_hint_decides_only_where_the_text_does_not() -> None:
    assert identify("В городе открыли новую школу для тысячи детей", hint="kk").language == "ru"


@settings(deadline=None)  # the first call loads the model
@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=8)))
def test_any_text_gets_an_answer(text: str, hint: str | None) -> None:
    found = identify(text, hint)
    assert found.language
    assert len(found.script) == 4
    assert 0 <= found.confidence <= 1


def test_letters_that_neighbours_lack_outweigh_statistics() -> None:
    assert identify("В Боритау зажгли ёлку\nНа площади Боритау зажгли огни на двенадцатиметровой ёлке.").language == "ru"


def test_a_text_in_another_script_is_none_of_ours() -> None:
    assert identify("周五在阿尔卑斯山发生的山体滑坡中有人受伤。", "zh").language not in ("kk", "uz")
