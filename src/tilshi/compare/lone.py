"""Figures that one independent report alone gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from tilshi.model import Figure, OnlyOne

from .context import Mention
from .figures import fact_of
from .kinds import OPEN_UNITS

Key = tuple[float, str | None]


class Lone:
    """Who gives which value. A value that another report gives too, of whatever, is not said to be one report's alone."""

    def __init__(self, mentions: Sequence[Mention], roots: Mapping[str, str], rank: Callable[[str], int]) -> None:
        self.roots, self.rank = roots, rank
        self.tellers: defaultdict[Key, set[str]] = defaultdict(set)
        for mention in mentions:
            self.tellers[_key(mention.figure)].add(mention.article_id)

    def told(self, group: Sequence[Mention]) -> list[OnlyOne]:
        """The group as one entry, told of the original; none where others give its values, or it repeats its original."""
        keys = {_key(mention.figure) for mention in group}
        reports = {self.roots[article] for key in keys for article in self.tellers[key]}
        if len(reports) > 1 or self._repeats(group, keys):
            return []
        fact = fact_of(group, self.rank)
        version = fact.versions[0]
        home = self.roots[version.article_ids[0]]
        wording = next((w for v in fact.versions for w in v.wording if w.article_id == home), version.wording[0])
        return [OnlyOne(wording.article_id, "figure", version.value, wording, version.unit, fact.about)]

    def _repeats(self, group: Sequence[Mention], keys: set[Key]) -> bool:
        """Whether only copies stand in the group while their original gives the value too, in another group."""
        originals = {self.roots[mention.article_id] for mention in group}
        if originals & {mention.article_id for mention in group}:
            return False
        return any(originals & self.tellers[key] for key in keys)


def _key(figure: Figure) -> Key:
    return figure.value, None if figure.unit in OPEN_UNITS else figure.unit
