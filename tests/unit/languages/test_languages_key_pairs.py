"""Golden pairs of written names: which are one entity and which are not, over scripts, languages, cases and genders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.languages import name_key, same_entity

# Each line: writings of one entity with their languages. The first is paired with each of the others.
PERSONS = """
Қарин kk; Карин ru; Каринге kk; Кариннің kk; Кариным ru; Karin en; Karin tr
Ерлан Қарин kk; Ерлан Карин ru; Ерлана Карина ru; Ерлану Карину ru; Yerlan Karin en; Erlan Karin en; Карин Ерлан ru; \
Ерлан Каринмен kk
Тоқаев kk; Тоқаевтың kk; Тоқаевқа kk; Токаева ru; Токаеву ru; Токаевым ru; Tokayev en; Tokaev en; To'qayev uz; \
Toʻqayev uz; Тўқаев uz; Токаев ky; Tokayev tr; Tokayev az
Қасым-Жомарт Тоқаев kk; Касым-Жомарт Токаев ru; Касым-Жомарта Токаева ru; Касым-Жомарту Токаеву ru; \
Kassym-Jomart Tokayev en; Қасым-Жомарт Кемелұлы Тоқаев kk; Касым-Жомарта Кемелевича Токаева ru
Аида Балаева kk; Аида Балаева ru; Аиды Балаевой ru; Аиде Балаевой ru; Аида Балаеваның kk; Аида Балаеваға kk; \
Aida Balayeva en; Aida Balaeva en; Аида Ғалымқызы Балаева kk; Аида Галымовна Балаева ru
Марат Оспанов kk; Марату Оспанову ru; Марата Оспанова ru; Marat Ospanov en; Marat Ospanov uz
Гүлнар Тоқтарова kk; Гульнар Токтарова ru; Гульнар Токтаровой ru; Gulnar Toktarova en
Шавкат Мирзиёев ru; Shavkat Mirziyoyev uz; Шавкат Мирзиёев uz; Шавката Мирзиёева ru; Shavkat Mirziyoyev en; \
Shavkat Mirziyoyevning uz
Садыр Жапаров ky; Садыр Жапаров ru; Садыра Жапарова ru; Садыр Жапаровдун ky; Sadyr Japarov en; Sadyr Zhaparov en
Ильхам Алиев ru; İlham Əliyev az; Ильхама Алиева ru; Ilham Aliyev en; İlham Əliyevin az; Ильхам Әлиев kk
Эмомали Рахмон ru; Эмомалӣ Раҳмон tg; Emomali Rahmon en; Эмомали Рахмона ru; Эмомали Рахмону ru
Дмитрий Песков ru; Дмитрия Пескова ru; Дмитрию Пескову ru; Dmitry Peskov en; Дмитрий Песковтың kk
Мұхтар Әлиев kk; Мухтар Алиев ru; Мухтара Алиева ru; Mukhtar Aliyev en; Muxtar Aliyev uz
Қажыбаева kk; Кажибаевой ru; Kazhibayeva en; Қажыбаеваның kk
Жолайдаров kk; Жолайдаровқа kk; Жолайдарову ru; Zholaidarov en
Тілепбаев kk; Тлепбаев ru; Tilepbayev en; Тлепбаева ru
Нұрлан Сәрсенов kk; Нурлан Сарсенов ru; Нурлана Сарсенова ru; Nurlan Sarsenov en
Айгүл Нұрланқызы kk; Айгүл Нұрланқызының kk; Айгуль Нурланкызы ru
Невский ru; Невского ru; Невскому ru; Nevsky en
Рустам Каримов ru; Rustam Karimov uz; Rustam Karimovning uz; Рустам Каримов tg; Rustam Karimow tk; \
Rustam Karimowyň tk; Rustam Kərimov az; Rustam Kərimovun az; Rustam Karimov en
Шолпан Ибраимова kk; Шолпан Ибраимовой ru; Sholpan Ibraimova en; Шолпан Ибраимоваға kk
Е. Карин ru; Е. Қарин kk; Е.Каринге kk
"""
PLACES = """
Қазақстан kk; Қазақстанның kk; Казахстана ru; Казахстаном ru; РК ru; ҚР kk; Kazakhstan en; Qozogʻiston uz; \
Казакстан ky; Қазоқистон tg; Gazagystan tk; Qazaxıstan az; Kazakistan tr; Республика Казахстан ru
Алматы kk; Алматыда kk; Алматы ru; Алма-Ате ru; Almaty en; Almati uz
Астана kk; Астанада kk; Астане ru; Astana en
Ресей kk; Ресейден kk; Россия ru; России ru; РФ ru; Russia en; Rossiya uz; Россия ky; Rusya tr; Rusiya az; Русия tg
Өзбекстан kk; Узбекистане ru; Oʻzbekiston uz; Uzbekistan en; O'zbekiston uz; Özbekistan tr
Қытай kk; Китая ru; China en; Xitoy uz; Кытай ky; Чин tg; Çin az; Çin tr
Ташкент kk; Ташкенте ru; Tashkent en; Toshkent uz; Toshkentda uz; Тошканд tg; Daşkent tk; Taşkent tr
Қарағанды kk; Караганда ru; Караганде ru; Karaganda en
Шымкент kk; Шымкенттегі kk; Шымкенте ru; Shymkent en
Тасөзек kk; Тасөзекте kk; Тасозеком ru; Tasozek en
Ақсайлы облысы kk; Аксайлы ru; Aksaily Region en
Қарағайлы шатқалы kk; Карагайлинское ущелье ru; Карагайлинского ущелья ru; Қарағайлы kk
"""
ORGANISATIONS = """
ТАСС ru; TASS en; ИТАР-ТАСС ru; ТАСС kk
БҰҰ kk; ООН ru; UN en; Организации Объединённых Наций ru; United Nations en; БМТ uz; BMT uz
«Көктас Мыс» компаниясы kk; компания «Коктас Мыс» ru; Koktas Mys en; Коктас Мыс ru
«Ақсай Жылу» ЖШС kk; ТОО «Аксай Жылу» ru; Aksai Zhylu LLP en
"""
# Not one entity, though the letters are near.
DIFFERENT = """
person: Карин ru; Каримов ru
person: Қарин kk; Кәрімов kk
person: Karin en; Karimov en
person: Марат Ахметов ru; Болат Ахметов ru
person: Марат Дүйсенғалиев kk; Болат Дүйсенғалиев kk
person: Е. Карин ru; Марат Карин ru
person: А. Карин ru; Ерлан Карин ru
person: Токаев ru; Тоқтаров kk
person: Сарсенов ru; Сарсенбаев ru
person: Иванов ru; Ивановский ru
person: Нурлан Оспанов ru; Нурлан Омаров ru
person: Садыков ru; Сыдыков ru
person: Назаров ru; Назарбаев ru
person: Алиев ru; Валиев ru
person: Айгуль Садыкова ru; Алия Садыкова ru
person: Берік Асанов kk; Серік Асанов kk
person: Ospanov en; Osmanov en
person: Rahimov uz; Rahmonov uz
place: Алматы kk; Алматы облысы kk
place: Павлодар kk; Петропавл kk
place: Тараз kk; Түркістан kk
place: Ош ky; Шу kk
place: Иран kk; Ирак kk
place: Австрия ru; Австралия ru
place: Нигер ru; Нигерия ru
place: Тасозек ru; Тасоткель ru
organisation: ТАСС ru; ТАСИ ru
organisation: ООН ru; ОБСЕ ru
organisation: «Көктас Мыс» kk; «Көктас Жол» kk
organisation: Аксай Жылу ru; Аксай Су ru
"""


def writings(line: str) -> list[tuple[str, str]]:
    return [(text, language) for text, _, language in (w.strip().rpartition(" ") for w in line.split(";"))]


def pairs() -> list[tuple[str, tuple[str, str], tuple[str, str]]]:
    found = []
    for kind, table in (("person", PERSONS), ("place", PLACES), ("organisation", ORGANISATIONS)):
        for line in table.strip().splitlines():
            first, *others = writings(line)
            found += [(kind, first, other) for other in others]
    return found


@pytest.mark.parametrize(("kind", "one", "other"), pairs())
def test_one_entity(kind: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert name_key(*one, kind) == name_key(*other, kind)


@pytest.mark.parametrize("line", DIFFERENT.strip().splitlines())
def test_two_entities(line: str) -> None:
    kind, _, rest = line.partition(": ")
    one, other = (name_key(*writing, kind) for writing in writings(rest))
    assert not same_entity(one, other)


STEMS = st.text("абгдезилмнорстуқғә", min_size=3, max_size=7).filter(lambda s: any(c in "аеиоуә" for c in s))


@given(STEMS, st.sampled_from(["ов", "ев", "ин"]), st.sampled_from(["", "а", "у", "ым", "е"]))
def test_a_russian_case_keeps_a_mans_key(stem: str, ending: str, case: str) -> None:
    family = stem.translate(str.maketrans("қғә", "кга")).capitalize() + ending
    assert name_key(f"Марат {family}{case}", "ru", "person") == name_key(f"Марат {family}", "ru", "person")


@given(
    STEMS, st.sampled_from(["ов", "ев"]), st.sampled_from(["", "тың", "тің", "қа", "ке", "ты", "ті", "та", "тан", "тен", "пен"])
)
def test_a_kazakh_case_keeps_the_key(stem: str, ending: str, case: str) -> None:
    family = stem.capitalize() + ending
    assert name_key(f"Марат {family}{case}", "kk", "person") == name_key(f"Марат {family}", "kk", "person")


@given(STEMS, st.sampled_from(["ова", "ева"]), st.sampled_from(["ой", "у", "а"]))
def test_a_russian_case_keeps_a_womans_key(stem: str, ending: str, case: str) -> None:
    family = stem.translate(str.maketrans("қғә", "кга")).capitalize() + ending
    assert name_key(f"Аида {family[:-1]}{case}", "ru", "person") == name_key(f"Аида {family}", "ru", "person")


def test_the_table_is_large() -> None:
    assert len(pairs()) + len(DIFFERENT.strip().splitlines()) >= 150
