"""Which concept a word of a sentence means, and which words that look like it do not; all sentences are made up."""

from __future__ import annotations

import pytest

from tilshi.languages.lexicon import concepts_in, counted_label, entries, is_countable, label
from tilshi.languages.tables import strings

MEANT = """
kk | Боранда үш қой қырылды, қойлар қорада еді | қойлар | sheep
kk | Ешкіні базарға апарды | Ешкіні | goat
kk | Базарда сиыр еті қымбаттады | сиыр еті | meat
kk | Көлдің жағасы тазарды | Көлдің | lake
kk | Қардан жол жабылды | Қардан | snow
kk | Күзгі таңғы мезгіл салқын | таңғы | morning_time
kk | Әскерге он танк берілді | танк | tank_military
kk | Тасқыннан 12 үй зардап шекті | үй | house
kk | Тұрғын үйлерге су кірді | Тұрғын үйлерге | house
kk | Баспанасы жоқ отбасылар көп | Баспанасы | housing
kk | Отбасында үш бала өсті | Отбасында | family
kk | Ауыл шаруашылығын қолдау керек | Ауыл шаруашылығын | agriculture
kk | Электр қуатын үнемдеу керек | Электр қуатын | electricity
kk | Мектептердегі жөндеу бітті | Мектептердегі | school
kk | Банкке өтініш берді | Банкке | bank
kk | Климаттың өзгеруі байқалады | Климаттың өзгеруі | climate_change
kk | Ғылыми жұмыс жарық көрді | Ғылыми | science
kk | Екі адамның өлімі тіркелді | өлімі | dead
kk | Көшірілгендер мектепке орналасты | Көшірілгендер | evacuated
kk | Қолдау шаралары жарияланды | Қолдау | support
kk | Аурухананың дәрігерлері келді | дәрігерлері | doctor
kk | Тіліндегі сөздерді жазып алды | Тіліндегі | language
kk | БҰҰның отырысы өтті | БҰҰның | united_nations
kk | БАҚ өкілдері жиналды | БАҚ | media
kk | Суық жел соқты | жел | wind
kk | Алдап кеткен екі адам ұсталды | Алдап кеткен | fraud
kk | Қызметкерлер ереуілге шықты | Қызметкерлер | worker
kk | Басқарма басшысы жауап берді | басшысы | director
kk | Жерлестер құны 5 млн болатын үй алды | құны | price
kk | Халқы аз ауданда мектеп жабылды | Халқы | population
kk | Балуан жеңіске жетті | Балуан | wrestling
kk | Аялдамада күтіп тұрды | Аялдамада | bus_stop
kk | Жол картасы бекітілді | Жол картасы | plan
ru | Овец перегнали через реку | Овец | sheep
ru | Ученики школьного театра выступили | школьного | school
ru | Поэт прочитал стихи | Поэт | poet
ru | Цены выросли за месяц | Цены | price
ru | В районной больнице новый врач | больнице | hospital
ru | Матчи закончились вничью | вничью | draw_match
ru | Ничья устроила обе команды | Ничья | draw_match
ru | Суд вынес приговор | Суд | court
ru | Судья удалился | Судья | judge
ru | Почту доставят завтра | Почту | post
ru | Семьи вернулись домой | Семьи | family
ru | Новая статья вышла утром | статья | publication
ru | Сель повредил дорогу | Сель | mudflow
ru | В селе нет воды | селе | village
ru | Судно село на мель у порта | Судно | ship
ru | Груз остался на складе | Груз | freight
ru | Рынок закрыли на ремонт | Рынок | market
ru | Беженцев разместили в школе | Беженцев | refugee
ru | Отец и сын пришли | Отец | father
ru | Ребёнок потерялся и нашёлся | Ребёнок | child
ru | Молоко подорожало | Молоко | milk
ru | Он подписал договор | договор | agreement
ru | Звери ушли в горы | горы | mountain
ru | По реке плыли льдины | реке | river
ru | НАСА отложило запуск | НАСА | nasa
ru | Собрание ООН открылось | ООН | united_nations
ru | Церкви открыли музей | Церкви | church
ru | Пострадали семь человек | Пострадали | victim
ru | По данным штаба, вода ушла | данным | data
ru | После холодной войны прошло много лет | холодной войны | war
ru | Фотографии напечатали | Фотографии | photo
ru | Электроэнергию включили | Электроэнергию | electricity
ru | Жена фермера нашла клад | Жена | wife
ru | Перекрыты две трассы | трассы | road
ru | Эвакуировали жителей трёх улиц | Эвакуировали | evacuation
ru | Опрошены свидетели пожара | свидетели | witness
en | The sheep were moved downhill | sheep | sheep
en | She is head of the clinic | head of | director
en | Officials met in the hall | Officials | official_bureaucrat
en | WHO sent a team of doctors | WHO | who_org
en | The UN office opened | UN | united_nations
en | The company’s profit fell short | company’s | company
en | Parties agreed on a deal | Parties | party
en | Cities lost power for an hour | Cities | city
en | A tremor shook the houses | houses | house
en | Police detained a driver | driver | driver
en | They opened a new bus route | opened | opening
en | The bridge was damaged | damaged | damaged
en | Two people were injured | injured | injured
en | A general strike began, then strikes spread | strikes | strike_labour
en | World War relics were shown | World War | war
en | A tropical depression formed | tropical depression | hurricane
en | The final ended in a goalless draw | goalless draw | draw_match
en | Farmers expect a good wheat crop | Farmers | farmer
en | Evacuees slept in a school | Evacuees | evacuated
en | A mudflow cut the road | mudflow | mudflow
en | Goods were held at customs | Goods | product
en | Customs checked the lorry | Customs | customs
en | Families with kids went home | Families | family
en | The report is due in May | report | report_document
uz | Qoʻylar yaylovga chiqdi | Qoʻylar | sheep
uz | Otlar poygasi boʻldi | Otlar | horse
uz | Oʻlim holati qayd etildi | Oʻlim | dead
uz | Togʻda qor yogʻdi | Togʻda | mountain
uz | Сел йўлни бузди | йўлни | road
uz | Suv toshqini boshlandi | Suv toshqini | flood
uz | Maktablarda dars boshlandi | Maktablarda | school
uz | Saylovda ovoz berildi | Saylovda | election
uz | Maʼlumotlar eʼlon qilindi | Maʼlumotlar | data
uz | Davlat foydasi oshdi | foydasi | profit
ky | Көлдө балык көп | Көлдө | lake
ky | Койлор жайыттан кайтты | Койлор | sheep
ky | Түнү менен жамгыр жаады | Түнү | night_time
ky | Үйлөргө суу кирди | Үйлөргө | house
ky | Мектепте жаңы спортзал ачылды | Мектепте | school
ky | Сүттүн баасы өстү | Сүттүн | milk
ky | Жылкылар токойдо жүрөт | Жылкылар | horse
ky | Туулары көтөрүлдү | Туулары | slogan_flag
"""

NOT_MEANT = """
kk | Қоймада астық сақталып тұр | sheep
kk | Машинаны қойды да кетті | sheep
kk | Ешкім зардап шеккен жоқ | sheep goat
kk | Ол баспанасыз қалмады | sheep shelter
kk | Бұл туралы ойлана, қозғала, думала | lower_house
kk | Жәрдем 40 мың теңге болды | draw_match
kk | Қазынаға 3 млн теңге түсті | draw_match
kk | Тең бөлісті | draw_match
kk | Таңғы сағат төртте шықты | tank_military
kk | Қолымен көрсетті, қолынан келді | lake
kk | Тауға қарсы бағытта, қара бұлт | snow
kk | Орта жаста, ортаға шықты | fire
kk | Отанына оралды, отандық тауар | surgery
kk | Атасы мен ата-анасы келді | horse
kk | Мәселен, бұл оңай емес | problem
kk | Қазан айында басталды | dead
kk | Ән айтты, әндері көп | animal
kk | Аң аулауға тыйым салынды | song
kk | Карта бойынша төлейді | elderly
kk | Қызметін жалғастырды | woman
kk | Ғаламтор желісі іркілді | wind
kk | Жүзеге асыру үшін қолданылады | support
kk | Алдағы аптада жаңбыр жауады | fraud
kk | Құжатта көрсетілген, деп айтады | month_period
kk | Бұл жолы келмеді | road
kk | Ойын-сауық кеші өтті | match game_video
kk | Нәтижесінде дерекке 10-нан астам қосылды | bread
kk | Капитаны жас жігіт | bag
kk | Жұмыс салады, қалада қалады | industry
kk | Жеңіл өнім шықты | defeat
kk | Су жаңа автобус келді | water
kk | Күн тәртібінде үш мәселе бар | day_period
kk | Анна мектепте оқиды | animal song mother
ru | Поэтому дорогу закрыли | poet
ru | Поэтапно открывают школы | poet
ru | Ничего не нашли | draw_match
ru | В центре города | price
ru | Странно, что страница пуста | country
ru | Почти все вернулись | post
ru | Из Грузии приехали гости | freight
ru | Никто из нас не видел | nasa
ru | Смогли вывезти людей | pollution
ru | Степень износа высокая | steppe
ru | Рекомендуется не выезжать, реконструкция идёт | river
ru | Пытались открыть дверь | torture
ru | Семь домов подтоплено | family
ru | Сможет стать лучшим | publication
ru | Евро подорожал | jewish
ru | Призвал к порядку, приземлился | award
ru | Спасибо за внимание | rescue
ru | Очевидно, что нужны меры | witness
ru | Материя и молекулы | mother
ru | Медведев приехал | bear
ru | Гражданский брак | citizen
ru | Он, конечно, признался | recognise_state
ru | С помощью крана подняли бак | help
ru | В качестве примера | quality
ru | Речь идёт о тарифах | speech
ru | Республиканский бюджет вырос | republican
ru | Надо куда-то деть вещи | child
ru | Визит отложен | visa
ru | Он призвал занять места | lesson loan
en | The driver, who was ill, stopped | who_org
en | A good result, production grew | product
en | According to the mayor | agreement
en | It is an important step | import
en | The public was informed | publication
en | The work is done, they worked hard | factory
en | The general manager spoke generally | general_rank
en | Allowed to stay | benefit_social
en | Medical staff came | medicine_drug doctor
en | They found a key | discovery
en | A customer waited | customs
en | A boat of the authorities | writer
en | It took place in Tasozek | country
en | Head down the road and turn | director
en | A solar system model | renewable
en | They play well and are playing again | play_theatre
en | In case of fire leave | case_instance
en | National anthem | country state citizen
uz | Bu masala hal boʻladi | child
uz | U kitobni oldi | dead
uz | Toʻgʻri javob berdi | mountain
uz | Davom etmoqda | lawsuit
uz | Ulardan foydalanish mumkin | profit
uz | Rais sifatida saylandi | quality
uz | Yevropa davlatlari | euro
uz | IT parki ochildi | dog
ky | Бул тууралуу айтты | slogan_flag
ky | Түндүк өлкөлөр | night_time
ky | Колдонуу оңой | lake
ky | Үйдө отурду | cow
ky | Борбордук банк | capital_city
ky | Өзү ушул таанымал адам | recognise_state
ky | Европа өлкөлөрү | euro
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "word", "concept"), rows(MEANT))
def test_a_word_means_its_concept(language: str, text: str, word: str, concept: str) -> None:
    assert (word, concept) in [(text[start:end], found) for start, end, found in concepts_in(text, language)]


@pytest.mark.parametrize(("language", "text", "concepts"), rows(NOT_MEANT))
def test_a_word_that_looks_alike_does_not(language: str, text: str, concepts: str) -> None:
    assert {found for _, _, found in concepts_in(text, language)}.isdisjoint(concepts.split())


def test_enough_pairs() -> None:
    assert len(rows(MEANT)) + len(rows(NOT_MEANT)) >= 120


def test_every_concept_named_here_stands_in_the_tables() -> None:
    named = {row[3] for row in rows(MEANT)} | {concept for row in rows(NOT_MEANT) for concept in row[2].split()}
    assert named <= entries().keys()


@pytest.mark.parametrize(
    ("concept", "kk", "ru", "en"),
    [
        ("evacuated", "көшірілгендер", "эвакуированные", "evacuated people"),
        ("dead", "қаза тапқандар", "погибшие", "dead"),
        ("injured", "зардап шеккендер", "пострадавшие", "injured"),
        ("house", "үй", "дома", "houses"),
        ("child", "бала", "дети", "children"),
        ("flood", "су тасқыны", "наводнение", "flood"),
    ],
)
def test_what_stands_beside_a_number(concept: str, kk: str, ru: str, en: str) -> None:
    assert tuple(counted_label(concept, language) for language in ("kk", "ru", "en")) == (kk, ru, en)


@pytest.mark.parametrize(
    ("concept", "kk", "ru", "en"),
    [
        ("house", "үй", "дом", "house"),
        ("director", "басшы", "руководитель", "head"),
        ("evacuated", "көшірілген", "эвакуирован", "evacuated"),
        ("mountain", "тау", "гора", "mountain"),
        ("drowning", "суға бату", "утопление", "drowning"),
        ("measles", "қызылша", "корь", "measles"),
    ],
)
def test_what_a_gloss_says(concept: str, kk: str, ru: str, en: str) -> None:
    assert tuple(label(concept, language) for language in ("kk", "ru", "en")) == (kk, ru, en)


def test_what_figures_count_has_a_plural_in_russian_and_english() -> None:
    assert [e.id for e in entries().values() if is_countable(e.id) and not {"ru", "en"} <= e.labels.keys()] == []


def test_no_label_shows_a_sign_of_the_tables() -> None:
    shown = {
        made(concept, language) for concept in entries() for language in ("kk", "ru", "en") for made in (label, counted_label)
    }
    assert [word for word in shown if set(word) & set("*=_")] == []


@pytest.mark.parametrize("language", ["kk", "ru", "en", "uz", "ky"])
def test_a_turn_of_speech_means_nothing(language: str) -> None:
    phrases = [phrase for phrase in strings("", "phrases", language) if "*" not in phrase]
    assert phrases
    assert [phrase for phrase in phrases if concepts_in(phrase, language)] == []
