"""ntrex-dev (CC BY-SA 4.0) by document and language: read here and nowhere in src or scripts, for nothing may be fitted on it."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

Documents = dict[str, dict[str, dict[str, object]]]


def documents_of(data: Path) -> Documents:
    """Document -> language -> {"event", "sentences", …}."""
    documents: Documents = defaultdict(dict)
    for line in (data / "ntrex-dev/articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        documents[row["document"]][row["language"]] = row
    return documents
