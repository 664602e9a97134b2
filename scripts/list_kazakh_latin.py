"""List the frequent words of Kazakh in folded Latin letters: python scripts/list_kazakh_latin.py [--data FOLDER]

Word forms of KazNERD (CC BY 4.0) seen twice or more and the words of our lexicon, of three letters or more, less those that the
lexicon has in another language that writes Latin letters. Writes src/tilshi/languages/data/kk/latin.txt.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tilshi.languages.latin_kazakh import fold_kazakh
from tilshi.languages.lexicon import entries
from tilshi.languages.tables import DATA, strings

LATIN = ("en", "uz", "tk", "az", "tr")
LEAST_SEEN, SHORTEST = 2, 3


def _plain(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if word.isalpha() and word.islower())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TILSHI_DATA", "../shared/data")))
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    for line in (args.data / "kaznerd-train" / "IOB2_valid.txt").read_text(encoding="utf-8").splitlines():
        word = line.rpartition(" ")[0]
        if word.isalpha():
            counts[fold_kazakh(word)] += 1
    counts.update({fold_kazakh(word): LEAST_SEEN for entry in entries().values() for word in _plain(entry.words.get("kk", ()))})
    cells = (word for entry in entries().values() for language in LATIN for word in entry.words.get(language, ()))
    others = {fold_kazakh(part.strip("*=")) for cell in cells for part in cell.split()}
    others |= {fold_kazakh(word) for language in LATIN for word in strings(language, "function_words")}
    kept = sorted(word for word, n in counts.items() if n >= LEAST_SEEN and len(word) >= SHORTEST and word not in others)
    head = "# Frequent Kazakh words of KazNERD (CC BY 4.0, see NOTICE), folded to Latin; made by scripts/list_kazakh_latin.py.\n"
    (DATA / "kk" / "latin.txt").write_text(head + "\n".join(kept) + "\n", encoding="utf-8")
    print(len(kept), "words")


if __name__ == "__main__":
    main()
