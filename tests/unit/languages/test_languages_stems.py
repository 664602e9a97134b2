import pytest

from tilshi.languages import index_terms, stem


@pytest.mark.parametrize(
    ("forms", "base"),
    [
        (("қарды", "қардың", "қардан", "қарда", "қармен"), "қар"),  # not the verb қару
        (("елді", "елде", "елге", "елдің"), "ел"),  # not елу
        (("жолды", "жолда", "жолдан"), "жол"),
        (("үйлердің", "үйінде", "үйге"), "үй"),
        (("қалада", "қаланы", "қалалар"), "қала"),
    ],
)
def test_forms_of_a_kazakh_noun_meet(forms: tuple[str, ...], base: str) -> None:
    assert {stem(form, "kk") for form in forms} == {base}
    assert {tuple(index_terms(form, "kk")) for form in forms} == {tuple(index_terms(base, "kk"))}


@pytest.mark.parametrize(
    ("forms", "verb"),
    [
        ("барды бару барамыз бармайды барған барғандар барып барса барсын барғысы бармақ", "бар"),
        ("келді келу келеді келмейтін келгеннен келіпті", "кел"),
        ("айтты айту айтқан айтылды айтыпты айтпайды", "айт"),
        ("болды болу болады болғандықтан болмаса", "бол"),
        ("тапты табады табылды табу тауып таппады", "тап"),
        ("шықты шығады шығу шығыпты шықпаған", "шық"),
        ("оқыды оқу оқиды оқып оқыған оқымайды", "оқы"),
        ("қойды қояды қою қойылған қоймайды", "қой"),
        ("аяқтады аяқталды аяқталған аяқтау", "аяқта"),
        ("қабылдады қабылданды қабылдайды қабылдау", "қабылда"),
        ("тексерді тексеруге тексерілді тексеріп", "тексер"),
        ("деді дейді деген деп", "де"),
        ("жерлеп жерленген", "жерле"),
    ],
)
def test_forms_of_a_kazakh_verb_meet(forms: str, verb: str) -> None:
    assert {stem(form, "kk") for form in forms.split()} == {verb}


@pytest.mark.parametrize("word", ["орыс", "бөлім", "көрсеткіш", "сайлаушы", "тиісті", "қадірлі", "алдағы", "бірге", "қайда"])
def test_a_word_that_looks_like_a_form_is_left(word: str) -> None:
    assert stem(word, "kk") == word


@pytest.mark.parametrize("word", ["гмкфт", "xyzda", "Қ", "а"])
def test_what_is_unknown_is_left_or_shortened_never_emptied(word: str) -> None:
    assert stem(word, "kk")
