"""The made-up region: what its files promise, and that every label holds to its text."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tilshi.demo.gold import gold_of
from tilshi.demo.region import HOME, Region, RegionFault, Written, almaty_day, load_region
from tilshi.languages.lettering import normalise
from tilshi.read import canonical_url

BASE = date(2026, 11, 22)
REGION = load_region(BASE)
GOLD = list(gold_of(REGION))
ARTICLES = {article.article_id: article for article in REGION.articles}


def test_the_region_is_as_large_as_promised() -> None:
    """Issue 2: at least 12 sources, 36 events, 180 articles; 20 reprints, 8 altered, 12 differing figures, 20 quotes, 5 edits."""
    kinds = Counter(line["kind"] for line in GOLD)
    languages = Counter(outlet.language for outlet in REGION.outlets)
    assert len(REGION.outlets) >= 12
    assert languages["uz"] >= 2
    assert languages["ky"] >= 1
    assert set(languages) == {"kk", "ru", "en", "uz", "ky"}
    assert kinds["event"] == kinds["story"] >= 36
    assert len(ARTICLES) == len(list(REGION.articles)) >= 180
    assert kinds["reprint"] >= 20
    assert sum(1 for line in GOLD if line["kind"] == "reprint" and line["reprint"] == "altered") >= 8
    assert min(kinds["differs"], kinds["quote"]) >= 12
    assert kinds["quote"] >= 20
    assert kinds["edit"] >= 5
    assert sum(1 for event in REGION.events if event.looks_like) >= 3


def test_ids_addresses_and_days_are_sound() -> None:
    events = {event.id for event in REGION.events}
    for article in REGION.articles:
        assert article.id.startswith(f"{article.event}-{article.outlet.slug}-"), article.id
        assert canonical_url(article.url) == article.url
        assert BASE - timedelta(days=10) < almaty_day(article.published_at) <= BASE, article.id
        assert [state.at for state in article.states] == sorted({state.at for state in article.states}), article.id
    assert all(set(event.looks_like) <= events - {event.id} for event in REGION.events)


def test_texts_are_as_read_would_give_them() -> None:
    for article in REGION.articles:
        for state in article.states:
            assert normalise(state.text) == state.text, article.id
            assert normalise(state.title) == state.title, article.id
            assert all(line == line.strip() != "" for line in state.text.split("\n")), article.id


def _wordings(line: object) -> list[dict[str, object]]:
    """Every object in a gold line that points into a text."""
    if isinstance(line, dict):
        own = [line] if {"article_id", "in", "start", "end", "text"} <= line.keys() else []
        return own + [found for value in line.values() for found in _wordings(value)]
    if isinstance(line, list):
        return [found for value in line for found in _wordings(value)]
    return []


def test_every_label_stands_where_it_says() -> None:
    wordings = [wording for line in GOLD for wording in _wordings(line)]
    assert len(wordings) > 500
    for wording in wordings:
        article = ARTICLES[str(wording["article_id"])]
        state = article.states[0] if wording.get("version") == 1 else article.states[-1]
        text = state.title if wording["in"] == "title" else state.text
        assert text[wording["start"] : wording["end"]] == wording["text"] != "", wording  # type: ignore[misc]


def test_articles_of_a_label_belong_to_its_event() -> None:
    mine = {event.id: {article.article_id for article in event.articles} for event in REGION.events}
    for line in GOLD:
        named = {str(wording["article_id"]) for wording in _wordings(line)}
        assert named <= mine[str(line["event"])], line


def test_figures_are_found_where_they_are_written_in_digits() -> None:
    """A label without offsets is one that stands in words ("төрт") or more than once; nearly all must be pinned."""
    versions = [v for line in GOLD if line["kind"] in {"differs", "agrees"} for v in line["versions"]]  # type: ignore[union-attr]
    named = sum(len(v["article_ids"]) for v in versions)  # type: ignore[index, call-overload]
    pinned = sum(len(v["wording"]) for v in versions)  # type: ignore[index, call-overload]
    assert pinned >= 0.9 * named


def test_altered_reprints_change_exactly_what_they_say() -> None:
    for line in GOLD:
        if line["kind"] == "reprint":
            original, copy = ARTICLES[str(line["original"])], ARTICLES[str(line["copy"])]
            assert original.published_at < copy.published_at
            assert (line["reprint"] == "altered") == bool(line["changes"])
            assert (copy.states[0].text == original.states[0].text) is False or line["reprint"] in {"exact", "altered"}


def test_gold_is_the_same_every_time_and_is_json() -> None:
    assert list(gold_of(load_region(BASE))) == GOLD
    assert all(json.loads(json.dumps(line)) == line for line in GOLD)


def test_another_day_moves_all_times_and_nothing_else() -> None:
    later = load_region(BASE + timedelta(days=30))
    for before, after in zip(REGION.articles, later.articles, strict=True):
        assert after.published_at - before.published_at == timedelta(days=30)
        assert (after.article_id, after.states[-1].text) == (before.article_id, before.states[-1].text)


def test_an_article_appears_and_changes_when_its_moment_comes() -> None:
    edited: Written = next(article for article in REGION.articles if len(article.states) > 1)
    first, second = edited.states[0], edited.states[1]
    assert edited.at(first.at - timedelta(seconds=1)) is None
    assert edited.at(first.at) == first
    assert edited.at(second.at) == second != replace(second, text=first.text)


def _broken(folder: Path, event: str) -> Region:
    (folder / "events").mkdir()
    (folder / "sources.toml").write_text((HOME / "sources.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "events" / "e99.toml").write_text('[event]\nid = "e99"\nabout = "x"\nkind = "politics"\n' + event, encoding="utf-8")
    region = load_region(BASE, folder)
    list(gold_of(region))
    return region


ARTICLE = '[[article]]\nid = "e99-zhailau-1"\nsource = "zhailau"\nday = 0\ntime = "10:00"\ntitle = "Тақырып"\ntext = "Мәтін."\n'
COPY = '[[article]]\nid = "e99-khabar-derek-1"\nsource = "khabar-derek"\nday = 0\ntime = "{}"\ntitle = "Т"\ncopy_of = "{}"\n{}\n'


@pytest.mark.parametrize(
    "fault",
    [
        ARTICLE + ARTICLE,
        ARTICLE + COPY.format("11:00", "e99-nobody-1", ""),
        ARTICLE + COPY.format("09:00", "e99-zhailau-1", ""),
        ARTICLE + COPY.format("11:00", "e99-zhailau-1", 'replace = [["жоқ сөз", "x"]]'),
        ARTICLE + '[[quote]]\nspeaker = "x"\nversions = [{ article = "e99-zhailau-1", text = "айтылмаған" }]\n',
    ],
)
def test_files_that_contradict_themselves_are_caught(tmp_path: Path, fault: str) -> None:
    with pytest.raises(RegionFault):
        _broken(tmp_path, fault)


def test_a_sound_file_passes(tmp_path: Path) -> None:
    assert len(list(_broken(tmp_path, ARTICLE + COPY.format("11:00", "e99-zhailau-1", 'copy_kind = "exact"')).articles)) == 2


def test_the_day_is_almatys() -> None:
    assert almaty_day(datetime(2026, 11, 21, 19, 30, tzinfo=UTC)) == BASE
