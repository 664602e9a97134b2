"""Kazakh training sentences with other names in place of theirs, in the same case: the company of a name is learned."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tilshi.languages.entity_tables import CAPITAL_ONLY, entities
from tilshi.languages.inflection import kazakh_base
from tilshi.languages.tables import strings

__all__ = ["Swapper", "inflected"]

Word = tuple[str, str]  # the word and its label
_CASES = {
    "genitive": ("ның", "нің", "дың", "дің", "тың", "тің"),
    "accusative": ("ны", "ні", "ды", "ді", "ты", "ті"),
    "dative": ("ға", "ге", "қа", "ке"),
    "adjective": ("дағы", "дегі", "тағы", "тегі"),
    "locative": ("да", "де", "та", "те"),
    "ablative": ("дан", "ден", "тан", "тен", "нан", "нен"),
    "instrumental": ("мен", "бен", "пен"),
}
_VOWELS = "аәеёиоөуұүыіэюя"
_HARD = "кқпстфхһцчшщбвгд"
_FAMILY_ENDS = ("ов", "ова", "ев", "ева", "баев", "баева", "ұлы", "қызы", "бек", "бай", "")
_SWAPPED = ("person", "gpe", "organisation", "location")


def case_of(word: str) -> str | None:
    """The case by its ending, "nominative" without one, None where it cannot be told."""
    lower = word.lower()
    base = kazakh_base(lower)
    if base == lower:
        return "nominative"
    ending = lower[len(base) :].lstrip("-")
    return next((case for case, endings in _CASES.items() if ending in endings), None)


def inflected(word: str, case: str) -> str:
    """The word in a case, by its last sound and vowel harmony."""
    lower = word.lower()
    vowels = [letter for letter in lower if letter in _VOWELS]
    back = not vowels or vowels[-1] in "аоұыуюяё"
    hard, vowel, nasal = lower[-1] in _HARD, lower[-1] in _VOWELS, lower[-1] in "мнң"
    if case == "nominative":
        return word
    if case == "instrumental":
        return word + ("бен" if lower[-1] in "зж" else "пен" if hard else "мен")
    first = "т" if hard else "д"
    if case == "genitive":
        first = "т" if hard else "н" if vowel or nasal else "д"
    elif case == "accusative":
        first = "т" if hard else "н" if vowel else "д"
    elif case == "ablative":
        first = "т" if hard else "н" if nasal else "д"
    elif case == "dative":
        return word + (("қа" if back else "ке") if hard else ("ға" if back else "ге"))
    ending = next(e for e in _CASES[case] if e[0] == first and any(c in e for c in ("аы" if back else "еі")))
    return word + ending


class Swapper:
    """Takes names from the sentences it is given, from the tables, and from given names with the endings of family names."""

    def __init__(self, sentences: Sequence[Sequence[Word]], seed: int = 0) -> None:
        self._dice = random.Random(seed)
        seen: dict[tuple[str, str | None], set[tuple[str, ...]]] = {}
        for sentence in sentences:
            for start, end, kind in _spans(sentence):
                words = tuple(word for word, _ in sentence[start:end])
                seen.setdefault((kind, case_of(words[-1])), set()).add(words)
        self._seen = {key: sorted(names) for key, names in seen.items()}
        listed = (name for entity in entities("places") for language, name in entity.names if language == "kk")
        self._places = [n.split() for n in listed if not n.startswith(CAPITAL_ONLY) and n[0].isupper() and not n.isupper()]
        self._given = [name for name in strings("kk", "given_names") if name[0].isupper()]
        nominative = self._seen.get(("person", "nominative"), [])
        self._families = sorted({words[-1] for words in nominative if len(words) > 1})

    def __call__(self, sentence: Sequence[Word]) -> list[Word] | None:
        """The sentence with four of five of its names changed; None where it has none."""
        spans = [span for span in _spans(sentence) if span[2] in _SWAPPED]
        found: list[Word] = []
        done = 0
        for start, end, kind in spans:
            words = [word for word, _ in sentence[start:end]]
            name = self._other(kind, words) if self._dice.random() < 0.8 else words
            found += sentence[done:start]
            found += [(word, f"{'I' if index else 'B'}-{kind}") for index, word in enumerate(name)]
            done = end
        return [*found, *sentence[done:]] if spans else None

    def _other(self, kind: str, words: list[str]) -> list[str]:
        case = case_of(words[-1])
        if kind == "person" and case and len(words) == 2 and self._dice.random() < 0.5:
            return [self._dice.choice(self._given), inflected(self._family(), case)]
        if kind == "gpe" and case and len(words) == 1 and self._dice.random() < 0.6:
            *before, last = self._dice.choice(self._places)
            return [*before, inflected(last, case)]
        seen = self._seen.get((kind, case))
        return list(self._dice.choice(seen)) if seen else words

    def _family(self) -> str:
        if self._families and self._dice.random() < 0.5:
            return self._dice.choice(self._families)
        return self._dice.choice(self._given) + self._dice.choice(_FAMILY_ENDS)


def _spans(sentence: Sequence[Word]) -> list[tuple[int, int, str]]:
    found = []
    start = -1
    for index, (_, label) in enumerate([*sentence, ("", "O")]):
        if start >= 0 and label[0] != "I":
            found.append((start, index, sentence[start][1][2:]))
            start = -1
        if label[0] == "B":
            start = index
    return found
