"""Measure identification and Kazakh stems: python scripts/measure_languages.py [--data FOLDER]

Identification on the training part of SIB-200 (701 sentences a language; nothing is trained on it): whole sentences, and
their first four words. Stems on UD Kazakh-KTB: is the stem of a noun, proper noun or adjective its lemma; do two forms of one
lemma have one stem. What is not stemmed at all stands beside it: a stemmer must beat leaving words alone.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from tilshi.languages import identify
from tilshi.languages.kazakh import kazakh_stem

FOLDERS = {
    "kaz_Cyrl": "kk", "rus_Cyrl": "ru", "eng_Latn": "en", "uzn_Latn": "uz", "kir_Cyrl": "ky", "tgk_Cyrl": "tg",
    "tuk_Latn": "tk", "azj_Latn": "az", "tur_Latn": "tr", "tat_Cyrl": "tt",
}  # fmt: skip
# The Kazakh alphabet of 2021, to put Kazakh sentences into Latin letters: no data in it is at hand.
_LATIN = dict(zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһыіэ", "aäbvgğdejziikqlmnñoöprstuūüfhhyıe", strict=True))
_LATIN |= {"ё": "io", "ц": "ts", "ч": "ch", "ш": "ş", "щ": "şş", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}


def identification(folder: Path) -> None:
    for name, language in FOLDERS.items():
        texts = [line.split("\t")[2].strip() for line in (folder / name / "train.tsv").read_text("utf-8").splitlines()[1:]]
        whole = sum(identify(t).language == language for t in texts) / len(texts)
        short = sum(identify(" ".join(t.split()[:4])).language == language for t in texts) / len(texts)
        print(f"{language}  n {len(texts)}  sentence {whole:.3f}  four words {short:.3f}")
        if language == "kk":
            latin = ["".join(_LATIN.get(c, c) for c in t.lower()) for t in texts]
            print(f"kk-Latn  sentence {sum(identify(t)[:2] == ('kk', 'Latn') for t in latin) / len(texts):.3f}")


def stems(folder: Path) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(folder.glob("*.conllu")):
        for line in path.read_text("utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 3 and fields[0].isdigit() and fields[3] in ("NOUN", "PROPN", "ADJ"):
                rows[fields[3]].append((fields[1].lower(), fields[2].lower()))
                forms[fields[2].lower()].add(fields[1].lower())
    for kind, pairs in rows.items():
        alone = sum(w == lemma for w, lemma in pairs) / len(pairs)
        right = sum(kazakh_stem(w) == lemma for w, lemma in pairs) / len(pairs)
        print(f"{kind}  n {len(pairs)}  left alone {alone:.3f}  stemmed {right:.3f}")
    pairs_of_forms = [pair for words in forms.values() for pair in combinations(sorted(words), 2)]
    met = sum(kazakh_stem(a) == kazakh_stem(b) for a, b in pairs_of_forms) / len(pairs_of_forms)
    print(f"two forms of one lemma meet  n {len(pairs_of_forms)}  {met:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TILSHI_DATA", "../shared/data")))
    data = parser.parse_args().data
    identification(data / "sib200")
    stems(data / "ud-kazakh")


if __name__ == "__main__":
    main()
