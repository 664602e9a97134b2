"""List Kazakh stems from running text: python scripts/list_kazakh_stems.py [--data FOLDER]

A word of KazNERD (CC BY 4.0) is a stem when no shorter word seen explains it by the rows of data/kk/endings.toml, and it was
seen with an ending, or often enough alone. Names are left out. Writes src/tilshi/languages/data/kk/stems.txt.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from tilshi.languages.kazakh import analyses, by_hand, known_verbs, lexicon_stems, with_dropped_vowel
from tilshi.languages.kazakh_verbs import verb_bases
from tilshi.languages.tables import DATA


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TILSHI_DATA", "../shared/data")))
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    for line in (args.data / "kaznerd-train" / "IOB2_valid.txt").read_text(encoding="utf-8").splitlines():
        word, _, label = line.rpartition(" ")
        name = label[2:] in ("PERSON", "ORGANISATION", "GPE", "LOCATION")
        if word.isalpha() and len(word) > 2 and not name and all("Ѐ" <= c <= "ԯ" for c in word.lower()):
            counts[word.lower()] += 1
    forms: Counter[str] = Counter()
    for word in counts:
        forms.update({stem for stem, _ in analyses(word) if len(stem) > 2})
    known = set(by_hand()) | lexicon_stems()
    stems: set[str] = set()
    for word in sorted(counts, key=lambda w: (len(w), w)):
        if word not in known and not _explained(word, known | stems, forms) and (forms[word] >= 2 or counts[word] >= 3):
            stems.add(word)
    for word, seen in forms.items():  # seen with four endings and never alone: жылқышы is one, жағда is none
        alone = word in counts or len(word) < 5 or word[:-1] in known | stems
        if seen >= 4 and not alone and not _explained(word, known | stems, Counter()):
            stems.add(word)
    head = "# Kazakh stems seen in KazNERD (CC BY 4.0, see NOTICE), made by scripts/list_kazakh_stems.py. Mend words.toml.\n"
    (DATA / "kk" / "stems.txt").write_text(head + "\n".join(sorted(stems)) + "\n", encoding="utf-8")
    print(len(counts), "words,", len(stems), "stems")


def _explained(word: str, stems: set[str], forms: Counter[str]) -> bool:
    """Whether the word is a form of a verb, of a shorter stem, or of what was seen with several other endings."""
    if any(base != word for base, _ in verb_bases(word, known_verbs().__contains__)):
        return True
    if any(stem in stems for stem, _ in analyses(word)):
        return True
    readings = [(stem, cut) for reading, cut in analyses(word) for stem in with_dropped_vowel(reading)]
    return any(len(stem) > 3 and forms[stem] > (2 if cut >= 3 else 3) for stem, cut in readings)


if __name__ == "__main__":
    main()
