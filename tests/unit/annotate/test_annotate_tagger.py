"""The tagger gives the labels crfsuite itself gives, and reads the same model out of its file."""

from pathlib import Path

import pycrfsuite
import pytest

from tilshi.annotate.sentence_features import features
from tilshi.annotate.tagger import Tagger
from tilshi.annotate.tagging import opinions_on, pieces
from tilshi.annotate.weights import read_weights
from tilshi.languages.tables import DATA

SENTENCES = {
    "kk": (
        "Алматыдағы «Көктас Мыс» компаниясының директоры Дана Сейітова жиналысқа келді.",
        "Жаңбыр.",
        "Қазақстан Республикасының Денсаулық сақтау министрлігі мен Ақтау қаласының әкімі Ерлан Жүнісов кеше сөйледі",
    ),
    "ru": (
        "Министр здравоохранения Ерлан Жунусов прилетел в Актау из Нур-Султана.",
        "Дождь",
        "Директор компании «Коктас Мыс», по словам Даны Сеитовой, в Москве не был; АО «Казводопровод» молчит.",
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_tagger_labels_as_crfsuite_does(language: str) -> None:
    path = DATA / language / "names.crfsuite"
    model = pycrfsuite.Tagger()
    model.open(str(path))
    worded = [[piece.text for piece in pieces(sentence)] for sentence in SENTENCES[language]]
    opinions = opinions_on(worded, language)
    wanted = [
        model.tag(features(words, language, opinion))
        for words, opinion in zip(worded, opinions or [None] * len(worded), strict=True)
    ]
    tagger = Tagger(path, language)
    assert tagger.tag(worded, opinions) == wanted
    assert tagger.tag(worded, opinions) == wanted  # with words it has seen
    assert any(label != "O" for labels in wanted for label in labels)


def test_weights_are_those_of_the_model() -> None:
    path = DATA / "ru" / "names.crfsuite"
    model = pycrfsuite.Tagger()
    model.open(str(path))
    info, weights = model.info(), read_weights(path)
    assert weights.labels == tuple(sorted(info.labels, key=lambda label: int(info.labels[label])))
    assert len(weights.attributes) == len(info.attributes)
    for (attribute, label), weight in list(info.state_features.items())[:200]:
        assert weights.states[weights.attributes[attribute], weights.labels.index(label)] == pytest.approx(weight, abs=1e-5)


def test_weights_refuse_another_file(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"no model")
    with pytest.raises(ValueError, match="no model of crfsuite"):
        read_weights(other)


def test_tagger_of_no_sentences() -> None:
    assert Tagger(DATA / "ru" / "names.crfsuite", "ru").tag([]) == []
