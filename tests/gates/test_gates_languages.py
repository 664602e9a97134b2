"""Identification, Kazakh stems, the lexicon as a bridge, topics: floors on SIB-200 and UD Kazakh, on which nothing is trained."""

from __future__ import annotations

import importlib.util
import platform
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tilshi.annotate.concepts import find_concepts
from tilshi.annotate.topics import find_topics
from tilshi.languages import LANGUAGES
from tilshi.languages.lexicon import entries

pytestmark = pytest.mark.gate

SCRIPTS = Path(__file__).parents[2] / "scripts"

# Worst of the nine languages: documents of five sentences, sentences, first four words. Measured 2026-11-22: 1.000, .995, .954.
IDENTIFIED = (0.995, 0.985, 0.945)
# Tatar taken for one of ours: sentences, first four words. Measured 2026-11-22: .002, .140.
TATAR = (0.005, 0.17)
# The worst way to write Kazakh in Latin letters; Uzbek in Cyrillic. Measured 2026-11-22: .977, 1.000.
OTHER_SCRIPT = (0.97, 0.99)
# Stem is lemma, content words. Measured 2026-11-22: .923 (left alone: .392).
LEMMAS = 0.91
# Content words covered, worst language; twins by concepts, mean of 72 pairs, and the worst: accuracy at 1.
# Measured 2026-11-22: .522, .821, .734.
COVERED, TWINS, WORST_TWINS = 0.50, 0.80, 0.71
# First topic among the six that SIB-200's categories map to, worst language and mean.
# Measured 2026-11-22: .562, .595.
TOPICS = (0.54, 0.57)
CATEGORIES = {
    "science/technology": "13000000",
    "sports": "15000000",
    "politics": "11000000",
    "health": "07000000",
    "entertainment": "01000000",
    "geography": "06000000",
}


def say(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        print(f"\n{line} (Python {platform.python_version()}, {date.today()})")


@cache
def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


def test_languages_are_told_apart(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(script("measure_languages").identification(data))
    for language, n, *shares in rows:
        say(
            capsys, f"SIB-200 {language}, n {n}: documents, sentences, four words {shares[0]:.3f} {shares[1]:.3f} {shares[2]:.3f}"
        )
    ours = [row for row in rows if row[0] in LANGUAGES]
    assert len(ours) == 9
    for column, floor in enumerate(IDENTIFIED):
        assert min(row[2 + column] for row in ours) >= floor


def test_tatar_is_not_taken_for_ours(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = script("measure_languages").taken_for_ours(data)
    say(capsys, f"Tatar taken for ours: sentences {taken[0]:.3f}, four words {taken[1]:.3f}")
    assert taken[0] <= TATAR[0]
    assert taken[1] <= TATAR[1]


def test_a_language_is_known_in_its_other_script(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure = script("measure_languages")
    kazakh = measure.sentences(data, "kaz_Cyrl")
    ways = {way: measure.share(measure.latin(kazakh, way), "kk", "Latn") for way in measure.LATIN}
    uzbek = measure.share(measure.uzbek_cyrillic(measure.sentences(data, "uzn_Latn")), "uz", "Cyrl")
    say(capsys, "Kazakh in Latin letters: " + ", ".join(f"{way} {share:.3f}" for way, share in ways.items()))
    say(capsys, f"Uzbek in Cyrillic: {uzbek:.3f}")
    assert min(ways.values()) >= OTHER_SCRIPT[0]
    assert uzbek >= OTHER_SCRIPT[1]


def test_kazakh_stems_are_lemmas(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {kind: (n, alone, stemmed) for kind, n, alone, stemmed in script("measure_languages").stems(data)}
    for kind, (n, alone, stemmed) in rows.items():
        say(capsys, f"UD Kazakh, {kind}, n {n}: left alone {alone:.3f}, stemmed {stemmed:.3f}")
    assert rows["content words"][2] >= LEMMAS


def test_the_lexicon_finds_a_sentence_in_another_language(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure = script("measure_lexicon")
    result = measure.measured(data / "sib200")
    say(capsys, f"{len(entries())} concepts; covered " + ", ".join(f"{k} {v:.3f}" for k, v in result.covered.items()))
    mean = result.mean()
    say(
        capsys,
        "twins, mean of 72 pairs, accuracy and MRR: concepts {:.3f} {:.3f}, words {:.3f} {:.3f}, both {:.3f} {:.3f}".format(
            *mean
        ),
    )
    worst = min(result.pairs, key=lambda pair: result.pairs[pair][0])
    say(capsys, f"worst pair {worst}: {result.pairs[worst][0]:.3f}")
    assert min(result.covered.values()) >= COVERED
    assert mean[0] >= TWINS
    assert result.pairs[worst][0] >= WORST_TWINS


def test_topics(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = script("measure_lexicon").FOLDERS
    right: Counter[str] = Counter()
    n = 0
    for language, name in folders.items():
        rows = [
            line.split("\t")
            for part in ("train", "dev", "test")
            for line in (data / "sib200" / name / f"{part}.tsv").read_text("utf-8").splitlines()[1:]
        ]
        mapped = [(CATEGORIES[category], text) for _, category, text in rows if category in CATEGORIES]
        n = len(mapped)
        for code, text in mapped:
            topics = [t.code for t in find_topics(find_concepts("text", text, language)) if t.code in CATEGORIES.values()]
            right[language] += topics[:1] == [code]
    shares = {language: right[language] / n for language in folders}
    say(capsys, f"topics of single sentences, n {n}: " + ", ".join(f"{k} {v:.3f}" for k, v in shares.items()))
    assert min(shares.values()) >= TOPICS[0]
    assert sum(shares.values()) / len(shares) >= TOPICS[1]
