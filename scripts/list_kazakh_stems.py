"""List Kazakh stems from running text: python scripts/list_kazakh_stems.py [--data FOLDER]

A word of KazNERD (CC BY 4.0) is a stem when no shorter word seen explains it by the rows of data/kk/endings.toml, and it was
seen with an ending, or often enough alone. Names are left out. Writes src/tilshi/languages/data/kk/stems.txt.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from tilshi.languages.kazakh import analyses, infinitive, verb_readings, with_dropped_vowel
from tilshi.languages.tables import DATA, strings


def _verbs(counts: Counter[str]) -> set[str]:
    """Infinitives of verbs: stems seen with -у and with three other endings of verbs of two letters or more."""
    forms: Counter[str] = Counter()
    for word in counts:
        for base in set(verb_readings(word)):
            if len(word) - len(base) > 1:
                forms[base] += 1
    return {infinitive(base) for base, n in forms.items() if n >= 3 and len(base) > 2 and counts[infinitive(base)]}


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
    stems: set[str] = set(strings("kk", "words", "short", "whole"))
    verbs = set(map(infinitive, strings("kk", "words", "verbs"))) | _verbs(counts)
    stems |= verbs
    bare = Counter(counts)
    inflected: Counter[str] = Counter()
    for word in counts:
        for stem, _ in set(analyses(word)):
            if len(stem) > 2:
                inflected[stem] += 1
    for word in sorted(bare, key=lambda w: (len(w), w)):
        explained = any(stem in stems for stem, _ in analyses(word)) or any(
            infinitive(base) in verbs and len(word) - len(base) > 1 for base in verb_readings(word)
        )
        explained = explained or any(
            len(stem) > 3 and inflected[stem] > (2 if cut >= 3 else 3)
            for reading, cut in analyses(word)
            for stem in with_dropped_vowel(reading)
        )
        if not explained and (inflected[word] >= 2 or bare[word] >= 3):
            stems.add(word)
    for word, number in inflected.items():  # seen with three endings and never alone: жылқышы is one, жағда is none
        if (
            number >= 4
            and word not in bare
            and len(word) > 4
            and not any(s in stems for s, _ in analyses(word))
            and word[:-1] not in stems
        ):
            stems.add(word)
    head = "# Kazakh stems seen in KazNERD (CC BY 4.0, see NOTICE), made by scripts/list_kazakh_stems.py. Mend words.toml.\n"
    out = DATA / "kk" / "stems.txt"
    stems -= set(strings("kk", "words"))
    out.write_text(head + "\n".join(sorted(stems)) + "\n", encoding="utf-8")
    print(len(counts), "words,", len(stems), "stems")


if __name__ == "__main__":
    main()
