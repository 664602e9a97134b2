"""Names: exact spans and types in sentences of ours about made-up events, all nine languages."""

from __future__ import annotations

import json
import platform
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tilshi.annotate.names import find_names

pytestmark = pytest.mark.gate

SENTENCES = Path(__file__).parent / "data" / "names.jsonl"
# F1. Measured 2026-11-22: kk .928 ru .976 en .984 uz 1 ky .973 tg .944 tk .971 az 1 tr .971. Rules and tables were mended
# beside these sentences: they guard what works. scripts/train_names.py says how good Kazakh and Russian are on unseen text.
FLOORS = {
    "kk": 0.9,
    "ru": 0.95,
    "en": 0.96,
    "uz": 0.95,
    "ky": 0.92,
    "tg": 0.92,
    "tk": 0.92,
    "az": 0.94,
    "tr": 0.92,
}


def test_names_of_our_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        language = case["language"]
        want = {(n["start"], n["text"], n["type"]) for n in case["names"]}
        got = {(n.span.start, n.span.text, n.type) for n in find_names("text", case["text"], language)}
        for counter, number in ((right, len(want & got)), (found, len(got)), (wanted, len(want))):
            counter[language] += number
    f1 = {language: 2 * right[language] / (found[language] + wanted[language]) for language in FLOORS}
    told = " ".join(f"{language} {f1[language]:.3f} of {wanted[language]}" for language in FLOORS)
    with capsys.disabled():
        print(f"\nnames, our sentences, n {wanted.total()}: F1 {told} (Python {platform.python_version()}, {date.today()})")
    assert {language: score for language, score in f1.items() if score < FLOORS[language]} == {}
