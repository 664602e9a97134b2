"""Count in what share of articles a key of evidence stands, for src/tilshi/connect/background.tsv.

usage: fit_background.py [DATA]      DATA: the folder beside the project with kaznerd-train, factrueval-dev and sib200

Kazakh is counted on KazNERD (CC BY 4.0; twelve sentences in a row stand for an article), Russian on FactRuEval (MIT), and what
all languages share on both. For English there is the demo region alone (ours): of its words only those are kept that SIB-200
knows too, so that no name of the made-up region becomes a common word. Nothing is counted on SIB-200. What ships are shares of
stems and consonant beginnings that stand in at least one article of fifty: no sentence and no rare word.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tilshi.annotate import annotate_one
from tilshi.connect.evidence import KINDS, LONGEST_READ, Vocabulary, evidence_of
from tilshi.connect.rarity import BY_LANGUAGE
from tilshi.languages import identify
from tilshi.model import Annotated, Article

ROOT = Path(__file__).resolve().parents[1]
LEAST = 0.02


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """(language, text) of what stands for an article."""
    for file in sorted((ROOT / "src/tilshi/demo/region/events").glob("*.toml")):
        for article in tomllib.loads(file.read_text("utf-8"))["article"]:
            if "text" in article:
                text = article["title"] + "\n" + article["text"]
                if identify(text).language == "en":
                    yield "en", text
    sentences = [
        " ".join(line.split(" ")[0] for line in block.splitlines())
        for block in (data / "kaznerd-train/IOB2_valid.txt").read_text("utf-8").split("\n\n")
    ]
    for at in range(0, len(sentences), 12):
        yield "kk", " ".join(sentences[at : at + 12])
    for file in sorted((data / "factrueval-dev/devset").glob("*.txt")):
        yield "ru", file.read_text("utf-8")


def known_in_english(data: Path) -> set[str]:
    """Keys of the words of SIB-200 in English."""
    lines = [line for part in ("train", "dev", "test") for line in (data / f"sib200/eng_Latn/{part}.tsv").open(encoding="utf-8")]
    text = "\n".join(line.split("\t", 2)[-1].strip() for line in lines)
    vocabulary = Vocabulary()
    for start in range(0, len(text), LONGEST_READ):
        evidence_of(Annotated(Article("", "", "", text[start : start + LONGEST_READ]), "en", "Latn"), vocabulary)
    return set(vocabulary.keys)


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared/data")
    articles: Counter[str] = Counter()
    holding: dict[str, Counter[str]] = {}
    for language, text in texts(data):
        vocabulary = Vocabulary()
        found = evidence_of(annotate_one(Article("", "", "", text, language=language)), vocabulary)
        keys = {kind: [vocabulary.keys[n] for n in found.counts if KINDS[vocabulary.kinds[n]] == kind] for kind in KINDS}
        for group in (language, *(["*"] if language != "en" else [])):
            articles[group] += 1
            for kind in KINDS:
                if (kind in BY_LANGUAGE) == (group != "*"):
                    holding.setdefault(group, Counter()).update(keys[kind])
    english = known_in_english(data)
    lines = [f"# Shares of articles that hold a key; counted on {dict(articles)} articles by scripts/fit_background.py"]
    lines.append(
        "# (kk: KazNERD, CC BY 4.0; ru: FactRuEval, MIT; *: both; en: the demo region, Apache-2.0, without words of its own)."
    )
    lines.append("# Group (language, or * for all), key, share.")
    for group in sorted(holding):
        for key, count in sorted(holding[group].items()):
            if count / articles[group] >= LEAST and (group != "en" or key in english):
                lines.append(f"{group}\t{key}\t{(count - 0.5) / articles[group]:.3f}")
    (ROOT / "src/tilshi/connect/background.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(dict(articles), len(lines), "lines")


if __name__ == "__main__":
    main()
