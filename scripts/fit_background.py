"""Count in what share of articles a key of evidence stands, for src/tilshi/connect/background.tsv.

usage: fit_background.py [DATA]      DATA: the folder beside the project with kaznerd-train and factrueval-dev

Counted on the demo region (ours), KazNERD (CC BY 4.0; twelve sentences in a row stand for an article) and FactRuEval (MIT).
What ships are shares of stems and consonant beginnings that stand in at least one article of fifty: no sentence and no rare word.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tilshi.annotate import annotate_one
from tilshi.connect.evidence import evidence_of
from tilshi.languages import identify
from tilshi.model import Article

ROOT = Path(__file__).resolve().parents[1]
LEAST = 0.02


def texts(data: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "src/tilshi/demo/region/events").glob("*.toml")):
        for article in tomllib.loads(file.read_text("utf-8"))["article"]:
            if "text" in article:
                text = article["title"] + "\n" + article["text"]
                yield identify(text).language, text
    sentences = [
        " ".join(line.split(" ")[0] for line in block.splitlines())
        for block in (data / "kaznerd-train/IOB2_valid.txt").read_text("utf-8").split("\n\n")
    ]
    for at in range(0, len(sentences), 12):
        yield "kk", " ".join(sentences[at : at + 12])
    for file in sorted((data / "factrueval-dev/devset").glob("*.txt")):
        yield "ru", file.read_text("utf-8")


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared/data")
    articles: Counter[str] = Counter()
    holding: dict[str, Counter[str]] = {}
    for language, text in texts(data):
        found = evidence_of(annotate_one(Article("", "", "", text, language=language)))
        for group, kinds in ((language, ("sound", "wording")), ("*", ("concept", "name", "place", "figure", "date"))):
            articles[group] += 1
            for kind in kinds:
                holding.setdefault(group, Counter()).update(found.keys[kind].keys())
    lines = [f"# Shares of articles that hold a key; counted on {dict(articles)} articles by scripts/fit_background.py"]
    lines.append("# (demo region, Apache-2.0; KazNERD, CC BY 4.0; FactRuEval, MIT). Group (language, or * for all), key, share.")
    for group in sorted(holding):
        if articles[group] >= 15:
            for key, count in sorted(holding[group].items()):
                if count / articles[group] >= LEAST:
                    lines.append(f"{group}\t{key}\t{(count - 0.5) / articles[group]:.3f}")
    (ROOT / "src/tilshi/connect/background.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(dict(articles), len(lines), "lines")


if __name__ == "__main__":
    main()
