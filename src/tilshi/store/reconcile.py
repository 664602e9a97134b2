"""Which stories keep their ids when stories are found anew. Pure: decided here, carried out in `stories`.

An id stands for an event in people's bookmarks and citations. So a new story takes the id of the old story that it shares
most articles with; an old story left with nothing becomes a redirect to where most of its articles went; an article that the
new finding does not speak of (it left the live window) stays in its old story.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tilshi.model import Story


@dataclass(frozen=True, slots=True)
class Plan:
    """`ids`: one for each new story, in their order. `stays`: old stories' articles that no new story speaks of, where there
    are any. `gone`: old stories that are left empty, with the story to look at instead."""

    ids: tuple[str, ...]
    stays: Mapping[str, tuple[str, ...]]
    gone: Mapping[str, str]


def plan(found: Sequence[Story], old: Mapping[str, Sequence[str]], taken: Collection[str]) -> Plan:
    """`old`: every old story that shares an article with a new one, with all its articles in order. `taken`: further ids
    among those of the new stories that other stories bear. Raises ValueError where an article is in two new stories."""
    spoken = _spoken(found)
    shared = _shared(spoken, old)
    kept = _kept(found, shared)
    stays = {id: rest for id, ids in old.items() if (rest := tuple(a for a in ids if a not in spoken))}
    used = set(old) | set(taken)
    ids: list[str] = []
    for number, story in enumerate(found):
        id = kept.get(number) or _free(story.id, used)
        used.add(id)
        ids.append(id)
    lost = [id for id in old if id not in stays and id not in kept.values()]
    return Plan(tuple(ids), stays, {id: _heir(shared[id], ids) for id in lost})


def _spoken(found: Sequence[Story]) -> dict[str, int]:
    spoken: dict[str, int] = {}
    for number, story in enumerate(found):
        for article_id in story.article_ids:
            if spoken.setdefault(article_id, number) != number:
                raise ValueError(f"article {article_id} stands in two stories")
    return spoken


def _shared(spoken: Mapping[str, int], old: Mapping[str, Sequence[str]]) -> dict[str, Counter[int]]:
    """How many articles each old story shares with each new one."""
    shared: dict[str, Counter[int]] = defaultdict(Counter)
    for id, article_ids in old.items():
        shared[id].update(spoken[article_id] for article_id in article_ids if article_id in spoken)
    return shared


def _kept(found: Sequence[Story], shared: Mapping[str, Counter[int]]) -> dict[int, str]:
    """New stories that keep an old id: pairs by how much they share, then the fuller story, then by ids."""
    pairs = sorted(
        (-count, -len(found[number].article_ids), id, found[number].article_ids[:1], number)
        for id, numbers in shared.items()
        for number, count in numbers.items()
    )
    kept: dict[int, str] = {}
    used: set[str] = set()
    for _, _, id, _, number in pairs:
        if number not in kept and id not in used:
            kept[number] = id
            used.add(id)
    return kept


def _free(wanted: str, used: Collection[str]) -> str:
    id, attempt = wanted, 0
    while not id or id in used:
        attempt += 1
        id = hashlib.sha256(f"{wanted}\x1f{attempt}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return id


def _heir(numbers: Counter[int], ids: Sequence[str]) -> str:
    return min((-count, ids[number]) for number, count in numbers.items())[1]
