"""Measure identification and Kazakh stems: python scripts/measure_languages.py [--data FOLDER]

Identification on all of SIB-200 (1,004 sentences a language; nothing is trained on it): five sentences in a row as a document, a
sentence, its first four words; Kazakh put into Latin letters in five ways, Uzbek into Cyrillic. Stems on UD Kazakh-KTB: is the
stem of a content word its lemma. What is not stemmed at all stands beside it: a stemmer must beat leaving words alone.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tilshi.languages import identify
from tilshi.languages.kazakh import kazakh_stem

FOLDERS = {
    "kaz_Cyrl": "kk", "rus_Cyrl": "ru", "eng_Latn": "en", "uzn_Latn": "uz", "kir_Cyrl": "ky", "tgk_Cyrl": "tg",
    "tuk_Latn": "tk", "azj_Latn": "az", "tur_Latn": "tr", "tat_Cyrl": "tt",
}  # fmt: skip
_KAZAKH = "аәбвгғдежзийкқлмнңоөпрстуұүфхһыіэёцчшщъьюя"
# How each letter of _KAZAKH is written: in the alphabets of 2021, 2018 and 2017, and typed with q or with k for қ.
LATIN = {
    "2021": "a ä b v g ğ d e j z i i k q l m n ñ o ö p r s t u ū ü f h h y ı e io ts ch ş şş - - iu ia",
    "2018": "a á b v g ǵ d e j z ı ı k q l m n ń o ó p r s t ý u ú f h h y i e ıo ts ch sh shch - - ıý ıa",
    "2017": "a a' b v g g' d e j z i' i' k q l m n n' o o' p r s t y' u u' f h h y i e i'o ts c' s' s' - - i'y' i'a",
    "typed, q": "a a b v g g d e zh z i i k q l m n n o o p r s t u u u f h h y i e io ts ch sh sh - - yu ya",
    "typed, k": "a a b v g g d e j z i i k k l m n n o o p r s t w u u f h h y i e io ts ch sh sh - - yu ya",
}
_UZBEK = dict(zip("abvgdejziyklmnoprstufxqhc", "абвгдежзийклмнопрстуфхқҳс", strict=True))
_UZBEK_PAIRS = (
    ("oʻ", "ў"),
    ("gʻ", "ғ"),
    ("o‘", "ў"),
    ("g‘", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("yo", "ё"),
    ("yu", "ю"),
    ("ya", "я"),
)
CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "ADV")
FEW, MANY = 4, 5  # words of an opening, sentences of a document


def sentences(data: Path, name: str) -> list[str]:
    """All of one language of SIB-200."""
    files = [data / "sib200" / name / f"{part}.tsv" for part in ("train", "dev", "test")]
    return [line.split("\t")[2].strip() for file in files for line in file.read_text("utf-8").splitlines()[1:]]


def latin(texts: Sequence[str], way: str) -> list[str]:
    """Kazakh texts in Latin letters: no data written so is at hand."""
    letters = {c: piece.strip("-") for c, piece in zip(_KAZAKH, LATIN[way].split(), strict=True)}
    return ["".join(letters.get(c, c) for c in text.lower()).capitalize() for text in texts]


def uzbek_cyrillic(texts: Sequence[str]) -> list[str]:
    made = []
    for text in texts:
        lower = text.lower()
        for pair, letter in _UZBEK_PAIRS:
            lower = lower.replace(pair, letter)
        made.append("".join(_UZBEK.get(c, c) for c in lower))
    return made


def share(texts: Sequence[str], language: str, script: str | None = None) -> float:
    """The share taken for the language, and for the script where one is given."""
    found = [identify(text) for text in texts]
    return sum(f.language == language and script in (None, f.script) for f in found) / len(texts)


def identification(data: Path) -> Iterator[tuple[str, int, float, float, float]]:
    """(language, sentences, share right of documents, of sentences, of openings)."""
    for name, language in FOLDERS.items():
        texts = sentences(data, name)
        documents = [" ".join(texts[i : i + MANY]) for i in range(0, len(texts) - MANY + 1, MANY)]
        openings = [" ".join(text.split()[:FEW]) for text in texts]
        yield language, len(texts), share(documents, language), share(texts, language), share(openings, language)


def taken_for_ours(data: Path) -> tuple[float, float]:
    """The share of Tatar sentences and openings taken for one of the nine languages."""
    texts = sentences(data, "tat_Cyrl")
    ours = set(FOLDERS.values()) - {"tt"}
    openings = [" ".join(text.split()[:FEW]) for text in texts]
    return tuple(sum(identify(text).language in ours for text in some) / len(some) for some in (texts, openings))  # type: ignore[return-value]


def stems(data: Path) -> Iterator[tuple[str, int, float, float]]:
    """(part of speech, words, share left alone that is the lemma, share of stems that are), the last of all content words."""
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted((data / "ud-kazakh").glob("*.conllu")):
        for line in path.read_text("utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 3 and fields[0].isdigit() and fields[3] in CONTENT:
                rows[fields[3]].append((fields[1].lower(), fields[2].lower()))
    rows["content words"] = [pair for kind in CONTENT for pair in rows[kind]]
    for kind, pairs in rows.items():
        alone = sum(word == lemma for word, lemma in pairs) / len(pairs)
        yield kind, len(pairs), alone, sum(kazakh_stem(word) == lemma for word, lemma in pairs) / len(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TILSHI_DATA", "../shared/data")))
    data = parser.parse_args().data
    for language, n, documents, whole, openings in identification(data):
        print(f"{language}  n {n}  documents {documents:.3f}  sentences {whole:.3f}  four words {openings:.3f}")
    print("Tatar taken for ours: sentences {:.3f}, four words {:.3f}".format(*taken_for_ours(data)))
    kazakh = sentences(data, "kaz_Cyrl")
    for way in LATIN:
        print(f"kk in Latin letters, {way}: {share(latin(kazakh, way), 'kk', 'Latn'):.3f}")
    print(f"uz in Cyrillic: {share(uzbek_cyrillic(sentences(data, 'uzn_Latn')), 'uz', 'Cyrl'):.3f}")
    for kind, n, alone, stemmed in stems(data):
        print(f"{kind}  n {n}  left alone {alone:.3f}  stemmed {stemmed:.3f}")


if __name__ == "__main__":
    main()
