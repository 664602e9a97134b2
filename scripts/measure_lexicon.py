"""Measure the lexicon on SIB-200: python scripts/measure_lexicon.py [--data FOLDER]

Coverage: the share of content words of each language that stand in a concept found. Content words are those of three letters and
more without digits, less the 150 most frequent word forms of the language there, which are its function words nearly all.

Twins: for every pair of our languages, how often the sentence most like one of the 1,004 in the other language is its translation
(accuracy at 1), and the mean of 1/rank. Likeness is the cosine of counts weighted by rarity: of concepts, of words in the letters
of name keys (what two languages share without a lexicon), and the sum of both. SIB-200 is a check: nothing is made from it.
"""

from __future__ import annotations

import argparse
import math
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np

from tilshi.languages import LANGUAGES, index_terms, tokens
from tilshi.languages.lexicon import concepts_in, entries

FOLDERS = dict(
    zip(
        LANGUAGES,
        ("kaz_Cyrl", "rus_Cyrl", "eng_Latn", "uzn_Latn", "kir_Cyrl", "tgk_Cyrl", "tuk_Latn", "azj_Latn", "tur_Latn"),
        strict=True,
    )
)
FUNCTION_WORDS = 150


def sentences(folder: Path, language: str) -> list[str]:
    """All of the language by the index that a sentence shares with its translations."""
    rows = [
        line.split("\t")
        for part in ("train", "dev", "test")
        for line in (folder / FOLDERS[language] / f"{part}.tsv").read_text("utf-8").splitlines()[1:]
    ]
    return [row[2] for row in sorted(rows, key=lambda row: int(row[0]))]


def coverage(texts: Sequence[str], language: str) -> tuple[float, float]:
    """(share of content words within a concept, concepts a sentence)."""
    words = Counter(t.text.lower() for text in texts for t in tokens(text) if t.text.isalpha())
    function = {word for word, _ in words.most_common(FUNCTION_WORDS)}
    content = known = found = 0
    for text in texts:
        spans = concepts_in(text, language)
        found += len(spans)
        inside = {i for start, end, _ in spans for i in range(start, end)}
        for token in tokens(text):
            if len(token.text) > 2 and token.text.isalpha() and token.text.lower() not in function:
                content += 1
                known += token.start in inside
    return known / content, found / len(texts)


def vectors(bags: Sequence[Counter[str]], numbers: dict[str, int], weights: dict[str, float]) -> Any:
    """A row a sentence, of unit length or zero."""
    matrix = np.zeros((len(bags), len(numbers)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for key in bag:
            matrix[row, numbers[key]] = weights[key]
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix / np.where(norms > 0, norms, 1)


def likeness(a: Sequence[Counter[str]], b: Sequence[Counter[str]]) -> Any:
    """Cosines of every sentence of the one with every sentence of the other language."""
    shared = {key for bag in a for key in bag} & {key for bag in b for key in bag}
    numbers = {key: number for number, key in enumerate(sorted({key for bag in (*a, *b) for key in bag}))}
    seen = Counter(key for bag in (*a, *b) for key in bag)
    weights = {key: math.log(1 + (len(a) + len(b)) / seen[key]) if key in shared else 0.3 for key in numbers}
    return vectors(a, numbers, weights) @ vectors(b, numbers, weights).T


def twins(scores: Any) -> tuple[float, float]:
    """(accuracy at 1, mean reciprocal rank) of the diagonal; of equals the worst rank counts."""
    own = scores.diagonal()[:, None]
    ranks = (scores >= own).sum(axis=1)
    return float((ranks == 1).mean()), float((1 / ranks).mean())


@dataclass(frozen=True, slots=True)
class Measured:
    """`covered`: share of content words by language; `each`: concepts a sentence; `pairs`: by "kk-ru", accuracy and MRR of
    concepts, of words, of both.
    """

    covered: Mapping[str, float]
    each: Mapping[str, float]
    pairs: Mapping[str, tuple[float, ...]]

    def mean(self) -> tuple[float, ...]:
        return tuple(float(value) for value in np.mean(list(self.pairs.values()), axis=0))


def measured(folder: Path) -> Measured:
    """All figures over the SIB-200 in `folder`."""
    texts = {language: sentences(folder, language) for language in LANGUAGES}
    shares = {language: coverage(texts[language], language) for language in LANGUAGES}
    concepts = {a: [Counter(c for _, _, c in concepts_in(text, a)) for text in texts[a]] for a in LANGUAGES}
    words = {a: [Counter(index_terms(text, a)) for text in texts[a]] for a in LANGUAGES}
    pairs = {}
    for a, b in permutations(LANGUAGES, 2):
        by_concept, by_word = likeness(concepts[a], concepts[b]), likeness(words[a], words[b])
        pairs[f"{a}-{b}"] = (*twins(by_concept), *twins(by_word), *twins(by_concept + by_word))
    return Measured({a: s[0] for a, s in shares.items()}, {a: s[1] for a, s in shares.items()}, pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TILSHI_DATA", "../shared/data")))
    result = measured(parser.parse_args().data / "sib200")
    print(f"{len(entries())} concepts")
    for language in LANGUAGES:
        covered, each = result.covered[language], result.each[language]
        print(f"{language}  content words covered {covered:.3f}  concepts a sentence {each:.1f}")
    print("pair  concepts acc MRR | romanised words acc MRR | both acc MRR")
    for pair, row in result.pairs.items():
        print(pair, "  ".join(f"{value:.3f}" for value in row))
    print("mean", "  ".join(f"{value:.3f}" for value in result.mean()))


if __name__ == "__main__":
    main()
