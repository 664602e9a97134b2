"""Documents in six languages made of SIB-200, to fit weights on: ntrex-dev, the nearest thing to news, stays a test.

SIB-200 (CC BY-SA 4.0) holds sentences of FLORES with their running numbers; sentences whose numbers lie close come from the same
few articles. Fourteen numbers in a row give a document of eight sentences on average; it is no news, but its sentences hang
together, and it exists in every language line by line.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

FOLDERS = {"kk": "kaz_Cyrl", "ru": "rus_Cyrl", "en": "eng_Latn", "uz": "uzn_Latn", "ky": "kir_Cyrl", "tr": "tur_Latn"}
WIDTH = 14
LEAST = 5  # sentences: fewer tell nothing that three outlets could choose from

Documents = dict[str, dict[str, dict[str, object]]]


def documents_of(data: Path) -> Documents:
    """Document -> language -> {"event": …, "sentences": [...]}, sentences in the order of their numbers."""
    texts = {language: _texts(data / "sib200" / folder) for language, folder in FOLDERS.items()}
    known = sorted(set.intersection(*(set(of) for of in texts.values())))
    groups: dict[int, list[int]] = defaultdict(list)
    for number in known:
        groups[number // WIDTH].append(number)
    return {
        f"sib{group}": {
            language: {"event": f"sib{group}", "sentences": [of[n] for n in members]} for language, of in texts.items()
        }
        for group, members in groups.items()
        if len(members) >= LEAST
    }


def _texts(folder: Path) -> dict[int, str]:
    texts: dict[int, str] = {}
    for part in ("train", "dev", "test"):
        with (folder / f"{part}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                texts[int(row["index_id"])] = row["text"]
    return texts
