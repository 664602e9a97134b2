import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.annotate.names import find_names, one_key_each
from tilshi.languages import LANGUAGES

KK = (
    "Жиынға ҚР Мәдениет және ақпарат министрі Аида Балаева мен мемлекеттік кеңесші Ерлан Карин қатысты. "
    "Кариннің айтуынша, Алматыда өткен форумға ТАСС агенттігінің өкілдері де келді."
)
RU = (
    "В форуме приняли участие министр культуры и информации РК Аида Балаева и государственный советник Ерлан Карин. "
    "По словам Карина, в Алматы приехали и представители ТАСС, в том числе Дмитрий Песков."
)
EN = (
    "Culture and Information Minister Aida Balayeva and State Counselor Yerlan Karin attended the forum in Almaty. "
    "According to Karin, TASS sent its reporters from Moscow. Sources of the Great Steppe Wire confirmed it."
)


def found(text: str, language: str) -> dict[str, str]:
    return {name.span.text: name.key for name in one_key_each(find_names("text", text, language))}


@pytest.mark.parametrize(("text", "language"), [(KK, "kk"), (RU, "ru"), (EN, "en")])
def test_the_same_people_places_and_agencies_in_three_languages(text: str, language: str) -> None:
    keys = set(found(text, language).values())
    assert {"person:aida_balaev", "person:erlan_karin", "place:almaty", "organisation:tass"} <= keys


def test_a_later_family_name_takes_the_key_of_the_full_name() -> None:
    assert found(RU, "ru")["Карина"] == "person:erlan_karin"
    assert found(EN, "en")["Karin"] == "person:erlan_karin"


@pytest.mark.parametrize(
    ("text", "language", "later"),
    [
        ("Жиынға Ерлан Сарыбеков келді. Кейін Сарыбековтің айтуынша, жол ашылды.", "kk", "Сарыбековтің"),
        ("Мост открыла Айгуль Садыкова. Журналисты расспросили Садыкову о планах.", "ru", "Садыкову"),
        ("Vazir Aziz Karimov keldi. Keyin Karimovning soʻzlari eshitildi.", "uz", "Karimovning"),
        ("Министр Азамат Токтосунов келди. Кийин Токтосуновдун сөзү угулду.", "ky", "Токтосуновдун"),
        ("Nazir Elçin Məmmədov gəldi. Sonra Məmmədovun sözləri eşidildi.", "az", "Məmmədovun"),
        ("Bakan Mehmet Yılmaz geldi. Daha sonra Yılmaz'ın sözleri duyuldu.", "tr", "Yılmaz'ın"),
    ],
)
def test_a_later_family_name_in_a_case_is_the_same_person(text: str, language: str, later: str) -> None:
    keys = found(text, language)
    full = next(key for written, key in keys.items() if " " in written)
    assert keys[later] == full


def test_what_was_named_once_is_found_again() -> None:
    names = one_key_each(find_names("text", "Компания «Коктас Мыс» открыла шахту. Рабочие хвалят Коктас Мыс за порядок.", "ru"))
    assert [n.span.text for n in names if n.type == "organisation"] == ["Коктас Мыс", "Коктас Мыс"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Counselor Yerlan Sarybek Opens New Bridge In Almaty As Floods Recede", "en", {"Yerlan Sarybek", "Almaty"}),
        ("ЕРЛАН САРЫБЕК АЛМАТЫДА КӨПІР АШТЫ", "kk", {"ЕРЛАН САРЫБЕК", "АЛМАТЫДА"}),
        ("Паводок у Боритауских гор: река Сайжага вышла из берегов.", "ru", {"Боритауских гор", "Сайжага"}),
        ("Сайжаға өзені тасыды.", "kk", {"Сайжаға"}),
        ("İlham Quliyev Vladimir Petrov ilə danışıb.", "az", {"İlham Quliyev", "Vladimir Petrov"}),
        ("Orda.kz wrote that QazTemir would hire.", "en", {"Orda.kz", "QazTemir"}),
    ],
)
def test_headlines_rivers_neighbours_and_outlets(text: str, language: str, names: set[str]) -> None:
    assert set(found(text, language)) == names


def test_of_two_namesakes_neither_lends_the_key() -> None:
    text = "Выступили Марат Ахметов и Болат Ахметов. Позже министр Ахметов ответил на вопросы."
    assert found(text, "ru")["Ахметов"] == "person:ahmetov"


def test_posts_are_no_part_of_a_name() -> None:
    names = found("Заявил министр Ерлан Карин. Президент Касым-Жомарт Токаев ответил.", "ru")
    assert set(names) == {"Ерлан Карин", "Касым-Жомарт Токаев"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Addressing the meeting, he said the bridge was ready. The work goes on. Most residents agreed.", "en"),
        ("Monday was cold. New roads opened.", "en"),
        ("После дождя вода ушла. Сегодня дорогу открыли. Жители довольны.", "ru"),
        ("Бүгін жол ашылды. Тұрғындар риза. Биыл су аз болды.", "kk"),
    ],
)
def test_words_that_open_a_sentence_are_no_names(text: str, language: str) -> None:
    assert find_names("text", text, language) == []


def test_a_forum_is_no_organisation() -> None:
    assert found("The Kazakhstan-Russia Media Forum took place on Monday.", "en") == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("«Көктас Мыс» компаниясының кеншілері көмекке келді.", "kk"),
        ("На помощь пришли шахтёры компании «Коктас Мыс».", "ru"),
    ],
)
def test_quoted_companies(text: str, language: str) -> None:
    assert [(n.span.text, n.type) for n in find_names("text", text, language)][:1] in (
        [("Көктас Мыс", "organisation")],
        [("Коктас Мыс", "organisation")],
    )


def test_a_place_is_known_by_the_word_beside_it() -> None:
    names = {n.span.text: n.type for n in find_names("text", "Floods hit the town of Tasozek and the Sarysai River.", "en")}
    assert names == {"Tasozek": "place", "Sarysai River": "place"}


TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                "Ерлан",
                "Карин",
                "министр",
                "Аида",
                "Балаеваның",
                "«Көктас",
                "Мыс»",
                "компания",
                "ТАСС",
                "Алматыда",
                ".",
                ",",
                "\n",
                "K.",
                "the",
                "Ministry",
                "of",
                "Culture",
                "Office",
                "’s",
                "—",
                "и",
                "ұлы",
                "Қ",
                "А.Б.",
                "Иванов",
                '"X"',
            ]
        ),
        max_size=20,
    ).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from([*LANGUAGES, "und"]))
def test_spans_stand_in_order_and_never_overlap(text: str, language: str) -> None:
    end = 0
    names = find_names("text", text, language)
    for name in names:
        assert end <= name.span.start < name.span.end
        assert text[name.span.start : name.span.end] == name.span.text
        assert name.key.startswith(name.type + ":")
        end = name.span.end
    again = one_key_each(names)
    assert one_key_each(again) == again
    assert [n.span for n in again] == [n.span for n in names]
