"""What may follow the stem of a Kazakh verb within one word: voice, negation, then tense or participle with person or case.

A known stem decides; the pattern only says whether what is left is a form of it. After Kazakh school grammar (етіс, болымсыздық,
шақ, есімше, көсемше, рай); letters as in kazakh_endings.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from .kazakh_endings import FORMS, GLIDE, HARD, PLURAL, VOWEL, harmonic

__all__ = ["infinitive_bases", "verb_bases", "without_passive"]

_V = f"{VOWEL}{GLIDE}"
_AFTER_VOWEL = f"(?<=[{_V}])"
_AFTER_CONSONANT = f"(?<=[^{_V}])"

_PASSIVE = f"(?:{_AFTER_VOWEL}л|{_AFTER_CONSONANT}Iл|(?<=л)Iн|(?<=л[{VOWEL}])н|(?<=л.[{VOWEL}])н)"
_TOGETHER = f"(?:{_AFTER_VOWEL}с|{_AFTER_CONSONANT}Iс)"
_CAUSE = f"(?:{_AFTER_VOWEL}т|(?<=[рлй])т|(?<=[{HARD}])тIр|(?<=[^{HARD}])дIр|(?<=[{HARD}])QIз|(?<=[^{HARD}])GIз)"
_SELF = f"(?:{_AFTER_VOWEL}н|{_AFTER_CONSONANT}Iн)"
_VOICE = f"(?:{_PASSIVE}|{_TOGETHER}|{_CAUSE}|{_SELF})"
_NOT = f"(?:(?<=[{_V}рлй])мA|(?<=[мнңзж])бA|(?<=[{HARD}])пA)"

_SHORT_PERSON = "(?:м|ң|ңIз|ңIздAр|ңдAр|Q)?"  # of the past and the condition: бардым, барсаңыз
_PERSON = "(?:[мпб]Iн|сIң|сIз|[мпб]Iз|сIңдAр|сIздAр)"
# Each tail stands once: what the forms before it share is not spelled again for each, which would take long to compile.
_NOMINAL = f"(?:(?:[дт]IQ|сIз)?{FORMS}|(?:{PLURAL})?(?:{_PERSON}|[дт]Aй)|шA|[дт]IQтAн)"
_PAST = f"(?:(?<=[{HARD}])тI|(?<=[^{HARD}])дI){_SHORT_PERSON}"
_IF = f"сA{_SHORT_PERSON}"
_PRESENT = f"(?:{_AFTER_VOWEL}й|{_AFTER_CONSONANT}A)(?:дI|м|{_PERSON})?"
_HAVING = f"(?:{_AFTER_VOWEL}п|{_AFTER_CONSONANT}Iп)(?:тI|{_PERSON})?"
_G = f"(?:(?<=[{HARD}])Q|(?<=[^{HARD}])G)"
_AIM = f"(?:[мбп]AQ(?:шI)?(?:{_PERSON})?|{_G}A(?:лI|ншA|й|йсIз|сIн))"
_COMMAND = (
    f"(?:сIн(?:дAр)?|(?:{_AFTER_VOWEL}|{_AFTER_CONSONANT}I)ң(?:Iз|дAр|IздAр)?|{_AFTER_CONSONANT}A(?:йIн|йIQ|лIQ)|"
    f"{_AFTER_CONSONANT}I(?:йIQ)|{_AFTER_VOWEL}(?:йIн|йIQ|лIQ))"
)
_FINITE = f"(?:{_PAST}|{_IF}|{_PRESENT}|{_HAVING}|{_AIM}|{_COMMAND})"
_NOUN = f"(?:у(?:лI|шI)?|[мбп]AQтIQ|{_G}I(?:сI|ш))"  # жазу, салулы, көруші, бармақтық, көргісі, көрсеткіш
_PERFECT = f"{_G}Aн"
_HABIT = f"(?:{_AFTER_VOWEL}й|{_AFTER_CONSONANT}A)тIн"
_FUTURE = f"(?:{_AFTER_VOWEL}р|{_AFTER_CONSONANT}Aр)"
_PARTICIPLE = f"(?:(?:{_NOT})?(?:{_PERFECT}|{_HABIT}|{_FUTURE})|{_NOT}с)"
_FORM = f"(?:(?:{_NOT})?(?:{_FINITE}|{_NOUN}{FORMS})|{_PARTICIPLE}{_NOMINAL}|{_NOT}(?:стAн|йIншA)?)"
_WHOLE = f"(?:(?:{_VOICE}){{0,3}}{_FORM})?"

_HARDENED = {"б": "п", "г": "к", "ғ": "қ"}  # табады from тап, шығу from шық
_BEFORE = f"{VOWEL}у"  # sounds before which a stem may soften or lose its last vowel
_CHANGING = frozenset(f"{VOWEL}уи")
_CHANGED = frozenset("бгғуқклрн")  # last letters of stems that other sounds change
_JOINED = {"я": "йа", "ю": "йу"}  # қояды from қой, тою from той
_PASSIVE_END = re.compile(f"(?:(?<=[{VOWEL}])л|(?<=[^{VOWEL}])[ыі]л|(?<=л)[ыі]н|(?<=л[{VOWEL}])н|(?<=л.[{VOWEL}])н)$")


def verb_bases(word: str, is_verb: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    """(stem of a verb, letters that follow it) for every reading of a lower-case word, the longest stem first.

    `is_verb` says of a beginning of the word whether it is the stem of one.
    """
    spelled = _parted(word)
    parted = spelled is not word
    for cut in range(len(spelled), 1, -1):
        head = spelled[:cut]
        # The stem as it stands is what most words have; what a sound changed is looked for only where that sound follows.
        if is_verb(_joined(head) if parted else head) and _follows(spelled, cut):
            yield _joined(head) if parted else head, len(spelled) - cut
        follower = spelled[cut : cut + 1]
        if follower in _CHANGING and (follower in "уи" or spelled[cut - 1] in _CHANGED):
            for base, form, at in _changed(spelled, cut):
                if is_verb(base) and _follows(form, at):
                    yield base, len(spelled) - cut


def _changed(word: str, cut: int) -> Iterator[tuple[str, str, int]]:
    """Stems that the sound at `cut` has changed, each with the spelling and the place in it at which its ending must fit."""
    head, follower, last = word[:cut], word[cut], word[cut - 1]
    if follower == "и" and last not in _V:  # дамиды: дамы and й
        yield from ((head + y, f"{head}{y}й{word[cut + 1 :]}", cut + 1) for y in "ыі")
    if last == "у" and word[cut : cut + 2] in ("ып", "іп"):  # тауып from тап
        yield head[:-1] + "п", f"{head[:-1]}п{word[cut:]}", cut
    if follower not in _BEFORE:
        return
    if last in _HARDENED:
        yield head[:-1] + _HARDENED[last], word, cut
    if follower == "у" and last not in _V:
        yield from ((head + y, word, cut) for y in "ыі")
    if last in "қклрн" and head[-2] not in _V:  # қорқып from қорық
        yield from ((f"{head[:-1]}{y}{last}", word, cut) for y in "ыі")


def infinitive_bases(infinitive: str) -> tuple[str, ...]:
    """Stems an infinitive in -у can be of, the likeliest first: айту: айт; табу: тап; оқу: оқ, оқы."""
    head = _parted(infinitive)[:-1]
    if len(head) < 2:
        return ()
    hard = _HARDENED.get(head[-1])
    narrow = "і" if _is_front(head) else "ы"
    return tuple(map(_joined, (head[:-1] + hard, head + narrow) if hard else (head, head + narrow)))


def without_passive(stem: str) -> str | None:
    """The stem a passive one is made of (аяқтал: аяқта; салын: сал; табыл: тап); None where it has no passive ending."""
    found = _PASSIVE_END.search(stem)
    if found is None or found.start() < 2:
        return None
    active = stem[: found.start()]
    return active[:-1] + _HARDENED.get(active[-1], active[-1])


def _parted(word: str) -> str:
    """я and ю behind a vowel written as the two sounds they are, so that a stem in й stands whole."""
    if "я" not in word and "ю" not in word:
        return word
    return "".join(_JOINED[c] if c in _JOINED and i and word[i - 1] in "аәоөұүыі" else c for i, c in enumerate(word))


def _joined(stem: str) -> str:
    return stem.replace("йа", "я").replace("йу", "ю")


def _is_front(head: str) -> bool | None:
    """Whether the last vowel is a front one; None where no vowel tells."""
    last = next((c for c in reversed(head) if c in VOWEL), None)
    return None if last is None else last in "әөүіеэ"


def _follows(word: str, cut: int) -> bool:
    if cut == len(word):
        return True
    front = _is_front(word[:cut])
    return (front is not False and _pattern(True).fullmatch(word, cut) is not None) or (
        front is not True and _pattern(False).fullmatch(word, cut) is not None
    )


@cache
def _pattern(front: bool) -> re.Pattern[str]:
    return re.compile(harmonic(_WHOLE, front))
