"""Cards as JSON text and back: what the store keeps of a story between two changes of it."""

from __future__ import annotations

import json
from typing import Any

from .card import Card, Headline
from .comparison import Fact, FactVersion, Wording
from .lines import fact_to, time_from, time_to

# Grows when the shape changes: older texts are then worked out anew instead of misread.
FORMAT = 1


def card_to(card: Card) -> str:
    facts = {key: [fact_to(fact) for fact in getattr(card, key)] for key in ("differs", "agreed", "updates")}
    plain = {key: getattr(card, key) for key in ("story_id", "languages", "sources", "countries", "topics")}
    counts = {key: getattr(card, key) for key in ("independent", "copies", "voices", "only", "edits", "altered")}
    headlines = [[h.language, h.text, h.article_id] for h in card.headlines]
    times = [time_to(time) for time in card.times]
    line = {"format": FORMAT, **plain, **counts, **facts, "headlines": headlines, "times": times}
    return json.dumps(line, ensure_ascii=False)


def card_from(text: str) -> Card | None:
    """The card, or None when the text is of another format or damaged."""
    try:
        line = json.loads(text)
        return _card(line) if line.get("format") == FORMAT else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _card(line: dict[str, Any]) -> Card:
    return Card(
        story_id=line["story_id"],
        headlines=tuple(Headline(*headline) for headline in line["headlines"]),
        languages=tuple((code, count) for code, count in line["languages"]),
        sources=tuple(line["sources"]),
        countries=tuple(line["countries"]),
        topics=tuple(line["topics"]),
        times=tuple(time_from(time) for time in line["times"]),
        differs=tuple(_fact(fact) for fact in line["differs"]),
        agreed=tuple(_fact(fact) for fact in line["agreed"]),
        updates=tuple(_fact(fact) for fact in line["updates"]),
        **{key: line[key] for key in ("independent", "copies", "voices", "only", "edits", "altered")},
    )


def _fact(line: dict[str, Any]) -> Fact:
    return Fact(line["about"], line["kind"], tuple(_version(version) for version in line["versions"]))


def _version(line: dict[str, Any]) -> FactVersion:
    return FactVersion(
        value=line["value"],
        article_ids=tuple(line["article_ids"]),
        wording=tuple(Wording(w["article_id"], w["in"], w["start"], w["end"], w["text"]) for w in line["wording"]),
        high=line.get("high"),
        unit=line.get("unit"),
        approximate=bool(line.get("approximate")),
        bound=line.get("bound"),
    )
