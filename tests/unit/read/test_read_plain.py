# ruff: noqa: E501  (golden pairs read better unbroken)
"""Plain texts: titles found, page remains taken out. Every text is made up."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.read.plain import Plain, read_plain

RU_BODY = (
    "Встреча, на которую приехали учителя из двенадцати районов, проходит в Аксайлы в третий раз. Первую провели четыре года назад "
    "в Боритау. Делегацию области возглавил аким Сабит Жолайдаров. – Сельским школам нужны не отчёты, а люди, – сказал он. "
    "По его словам, в этом году в районы поедут 140 молодых педагогов, жильём их обеспечат к сентябрю. Участники обсудили нагрузку, "
    "доплаты и подвоз детей. Следующая встреча пройдёт в Тасозеке."
)
KK_BODY = (
    "Бүгін Ақсайлыда облыс мұғалімдерінің басқосуы өтіп жатыр. Оған он екі ауданнан екі жүзден астам ұстаз келді. Жиында ауыл "
    "мектептеріне жас маман тарту, тұрғын үй беру және жүктемені азайту мәселелері талқыланды. Облыс әкімі Сәбит Жолайдаров биыл "
    "аудандарға 140 жас педагог баратынын айтты. Келесі басқосу Тасөзекте өтеді деп жоспарланып отыр."
)

ONE_LINE = [
    (
        f"Учителя собрались в Аксайлы Образование 21 ноября 2026 г. 9:40 17 Ольга Вострикова Третий слёт учителей прошёл в Аксайлы "
        f"фото с сайта zhailau.example {RU_BODY} #Аксайлы #школа",
        Plain("Учителя собрались в Аксайлы", f"Третий слёт учителей прошёл в Аксайлы\n{RU_BODY}", "Ольга Вострикова", None),
        datetime(2026, 11, 21, 9, 40),
    ),
    (
        f"Ұстаздар Ақсайлыда бас қосты Білім 21 қараша 2026, 09:40 215 рет қаралды Айгүл Сапарова {KK_BODY} #Ақсайлы",
        Plain("Ұстаздар Ақсайлыда бас қосты", KK_BODY, "Айгүл Сапарова", None),
        datetime(2026, 11, 21, 9, 40),
    ),
    (
        f"Учителя собрались в Аксайлы | 21.11.2026 09:40 | {RU_BODY}",
        Plain("Учителя собрались в Аксайлы", RU_BODY, None, None),
        datetime(2026, 11, 21, 9, 40),
    ),
]


@pytest.mark.parametrize(("given_text", "expected", "moment"), ONE_LINE)
def test_a_page_that_lost_its_line_breaks(given_text: str, expected: Plain, moment: datetime) -> None:
    plain = read_plain(given_text)
    assert (plain.title, plain.byline, plain.text) == (expected.title, expected.byline, expected.text)
    assert plain.published is not None
    assert plain.published.moment == moment


@pytest.mark.parametrize("body", [RU_BODY, KK_BODY])
def test_without_a_title_the_first_sentence_is_it_and_stays_in_the_text(body: str) -> None:
    plain = read_plain(body)
    assert plain.text == body
    assert plain.title == body[: body.index(". ") + 1]
    assert plain.published is None


@pytest.mark.parametrize(
    "body",
    [
        "Совещание назначено на 21 ноября 2026 года в 10:00 в здании акимата. " + RU_BODY,
        "Сообщение поступило 21 ноября 2026 года в 10:00, рассказали спасатели. " + RU_BODY,
        "2 человека пострадали 21 ноября 2026 г. " + RU_BODY,
    ],
)
def test_a_time_in_a_sentence_is_no_time_of_publication(body: str) -> None:
    plain = read_plain(body)
    assert plain.published is None
    assert plain.text == body


FRAMED = [
    (
        "en",
        "© © 2026 K-L-M Ltd\n\nTeachers of the Steppe Meet in Aksaily\n\nTeachers of the Steppe Meet in Aksaily\n\n\xa0\n\n"
        "Photo by Dana Ormanova\n\n",
        "Teachers of the Steppe Meet in Aksaily",
        ["More than 200 teachers gathered in Aksaily on Saturday.", "“We need people, not reports,” the governor said."],
        "\n\n\xa0\n\nİlginizi Çekebilir\n\nTÜM HABERLER",
    ),
    (
        "kk",
        "Басты бет / Қоғам\nҰстаздар Ақсайлыда бас қосты\n21 қараша 2026, 09:40\n215 рет қаралды\nАвтор: Айгүл Сапарова\nФото: zhailau.example\n",
        "Ұстаздар Ақсайлыда бас қосты",
        ["Бүгін Ақсайлыда облыс мұғалімдері бас қосты.", "– Ауылға жас маман керек, – деді әкім."],
        "\nБөлісу\n#Ақсайлы #мектеп\nТағы оқыңыз:\nБорітауда театр маусымы басталды\nТелефон алаяқтарына қатысты кеңес\n3 пікір",
    ),
    (
        "ru",
        "Учителя собрались в Аксайлы\nОбщество\n09:40\n17\nОльга Вострикова\n",
        "Учителя собрались в Аксайлы",
        ["В Аксайлы приехали более двухсот учителей.", "Следующая встреча пройдёт в Тасозеке."],
        "\nПоделиться:\nЧитайте также:\nВ Боритау открылся театр\nТеги: школа, Аксайлы\n© 2026 Вечерний Аксайлы. Все права защищены.",
    ),
    (
        "uz",
        "Oʻqituvchilar Oqsoyda yigʻildi\n21-noyabr 2026, 09:40\nFoto: tahririyat arxivi\n",
        "Oʻqituvchilar Oqsoyda yigʻildi",
        ["Oqsoyga ikki yuzdan ortiq oʻqituvchi keldi.", "Keyingi uchrashuv Tasozekda boʻladi."],
        "\n215 marta koʻrildi\nUlashish\nShuningdek oʻqing:\nBoritogʻda teatr mavsumi boshlandi",
    ),
    (
        "ky",
        "Мугалимдер Аксайда чогулду\nКоом\n",
        "Мугалимдер Аксайда чогулду",
        ["Аксайга эки жүздөн ашык мугалим келди.", "Кийинки жолугушуу Тасөзөктө болот."],
        "\nБөлүшүү\nДагы окуңуз:\nБоритоодо театр ачылды",
    ),
    (
        "tr",
        "Öğretmenler Aksaylı’da buluştu\nGündem\n",
        "Öğretmenler Aksaylı’da buluştu",
        ["İki yüzden fazla öğretmen geldi."],
        "\nPaylaş\nEtiketler: okul",
    ),
]


@pytest.mark.parametrize(("above", "title", "paragraphs", "below"), [row[1:] for row in FRAMED], ids=[row[0] for row in FRAMED])
def test_what_stands_around_a_text_goes(above: str, title: str, paragraphs: list[str], below: str) -> None:
    plain = read_plain(above + "\n\n".join(paragraphs) + below)
    assert (plain.title, plain.text) == (title, "\n".join(paragraphs))


def test_bylines_and_times_of_a_head_are_kept_as_such() -> None:
    plain = read_plain(FRAMED[1][1] + "Бүгін Ақсайлыда облыс мұғалімдері бас қосты.")
    assert plain.byline == "Айгүл Сапарова"
    assert plain.published is not None
    assert plain.published.moment == datetime(2026, 11, 21, 9, 40)
    assert read_plain(FRAMED[2][1] + "В Аксайлы приехали учителя.").byline == "Ольга Вострикова"


@pytest.mark.parametrize(
    "line",
    [
        "Фото: так называется выставка, которую открыли в Аксайлы в субботу; на ней собраны снимки, сделанные жителями посёлка за "
        "сорок лет, и рассказы о тех, кто на них изображён, записанные школьниками.",
        "Дереккөз: «Жайлау ақпарат».",
        "Подробности сообщает «Вечерний Аксайлы».",
        "По теме водоснабжения выступил глава района.",
        "Views differ on the new tariff, residents say.",
        "46 просмотров набрал ролик, снятый школьниками.",
    ],
)
def test_sentences_that_begin_as_furniture_does_stay(line: str) -> None:
    text = f"Заголовок нашей заметки\nПервый абзац заметки о жизни края.\n{line}\nПоследний абзац этой заметки."
    assert line in read_plain(text).text


def test_a_line_with_lost_breaks_between_paragraphs_is_parted() -> None:
    assert read_plain("Бірінші абзац осында аяқталды.\xa0  - Екінші абзац осылай басталды.").text.split("\n") == [
        "Бірінші абзац осында аяқталды.",
        "- Екінші абзац осылай басталды.",
    ]


@settings(deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([*RU_BODY.split(), "\n", "  ", "©", "#а", "21.11.2026 09:40", "Фото:"]), max_size=60).map(" ".join)
)
def test_any_text_is_borne_and_nothing_is_invented(text: str) -> None:
    plain = read_plain(text)
    words = set(text.split())
    assert all(word in words for line in plain.text.split("\n") for word in line.split())
    assert not plain.text or plain.title
