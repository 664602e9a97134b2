import pytest

from tilshi.languages import index_terms, stem


@pytest.mark.parametrize(
    ("forms", "base"),
    [
        (("қарды", "қардың", "қарға", "қарда", "қармен"), "қар"),  # not the verb қару
        (("елді", "елде", "елге", "елдің"), "ел"),  # not елу
        (("жолды", "жолда", "жолдан"), "жол"),
        (("үйлердің", "үйінде", "үйге"), "үй"),
        (("қалада", "қаланы", "қалалар"), "қала"),
    ],
)
def test_forms_of_a_kazakh_noun_meet(forms: tuple[str, ...], base: str) -> None:
    assert {stem(form, "kk") for form in forms} == {base}
    assert {tuple(index_terms(form, "kk")) for form in forms} == {tuple(index_terms(base, "kk"))}


@pytest.mark.parametrize(("form", "infinitive"), [("барды", "бару"), ("келді", "келу"), ("айтты", "айту"), ("болды", "болу")])
def test_plain_verbs_stay_verbs(form: str, infinitive: str) -> None:
    assert stem(form, "kk") == infinitive


@pytest.mark.parametrize("word", ["гмкфт", "xyzda", "Қ", "а"])
def test_what_is_unknown_is_left_or_shortened_never_emptied(word: str) -> None:
    assert stem(word, "kk")
