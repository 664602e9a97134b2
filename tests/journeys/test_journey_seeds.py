"""The first real input: five articles as text, which are not part of the project; of them stand here single words and figures."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from journey_commands import tilshi, to_lines

from tilshi import open_workspace
from tilshi.desk import make_app

# No page remain may stand in a text: copyright, clock time beside a date, what leads to other pages.
REMAINS = ("©", "İlginizi", "TÜM HABERLER", "5:34", "Photo by")


@pytest.fixture(scope="module")
def collected(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = data / "seeds"
    if not folder.is_dir():
        pytest.skip(f"no seeds at {folder}")
    news = tmp_path_factory.mktemp("seeds") / "news"
    ended = tilshi("collect", "--once", "--sources", str(folder), "--data", str(news))
    assert ended.returncode == 0, ended.stderr
    return news


@pytest.fixture(scope="module")
def articles(collected: Path) -> dict[str, dict[str, Any]]:
    """By the number their file begins with."""
    exported = tilshi("export", "articles", "--data", str(collected)).lines
    return {str(line["url"]).rpartition("/")[2][:3]: line for line in exported}


@pytest.fixture(scope="module")
def comparison(articles: dict[str, dict[str, Any]]) -> dict[str, Any]:
    ended = tilshi("compare", given=to_lines(articles["001"], articles["003"]))
    assert ended.returncode == 0
    (line,) = ended.lines
    return line


def test_languages_titles_and_times(articles: dict[str, dict[str, Any]]) -> None:
    assert {number: line["language"] for number, line in articles.items()} == {
        "000": "kk", "001": "ru", "002": "kk", "003": "en", "004": "en",
    }  # fmt: skip
    assert {number: line["published_at"] for number, line in articles.items()} == {
        "000": None, "001": "2025-09-30T05:34:00Z", "002": None, "003": None, "004": None,
    }  # fmt: skip
    for number, line in articles.items():
        assert 15 < len(line["title"]) < 200, (number, line["title"])
    assert articles["001"]["title"].startswith("Диалог")
    assert articles["001"]["title"].endswith("взаимопонимание")
    assert articles["003"]["title"].startswith("Almaty")


def test_no_page_remain_is_part_of_a_text(articles: dict[str, dict[str, Any]]) -> None:
    for number, line in articles.items():
        assert not [remain for remain in REMAINS if remain in line["text"]], number
        assert len(line["text"]) > 1000, number
        if number in ("001", "003", "004"):
            assert line["title"] not in line["text"], number
    assert "Сыздыкова" not in articles["001"]["text"][:300]
    assert "Сыздыкова" in str(articles["001"].get("byline"))
    assert not re.match(r"\W*\d", articles["001"]["text"])


def test_two_are_one_story_and_three_stand_alone(collected: Path, articles: dict[str, dict[str, Any]]) -> None:
    stories = tilshi("export", "stories", "--data", str(collected)).lines
    number = {line["id"]: key for key, line in articles.items()}
    members = sorted(tuple(sorted(number[i] for i in story["article_ids"])) for story in stories)
    assert members == [("000",), ("001", "003"), ("002",), ("004",)]
    together = next(story for story in stories if len(story["article_ids"]) == 2)
    reasons = [reason for link in together["links"] for reason in link["reasons"]]
    assert len({reason["kind"] for reason in reasons}) >= 3
    assert sum(reason["kind"] == "name" for reason in reasons) >= 3
    assert together["first_published_at"] == "2025-09-30T05:34:00Z"


def test_the_filters_give_the_same_story(articles: dict[str, dict[str, Any]]) -> None:
    found = tilshi("connect", given=to_lines(*articles.values())).lines
    assert sorted(len(story["article_ids"]) for story in found) == [1, 1, 1, 2]


@pytest.mark.parametrize("value", [(10, None), (15, 20), (1600, None)])
def test_figures_both_report(
    value: tuple[int, int | None], comparison: dict[str, Any], articles: dict[str, dict[str, Any]]
) -> None:
    both = {articles["001"]["id"], articles["003"]["id"]}
    agreed = {
        (version["value"], version.get("high"))
        for fact in comparison["agreed"]
        for version in fact["versions"]
        if set(version["article_ids"]) == both
    }
    assert value in agreed


@pytest.mark.parametrize(("value", "unit"), [(20, "%"), (6000, None), (5000, None)])
def test_figures_only_one_reports(
    value: int, unit: str | None, comparison: dict[str, Any], articles: dict[str, dict[str, Any]]
) -> None:
    alone = [one for one in comparison["only_one"] if one["kind"] == "figure" and one["value"] == value]
    assert [one["article_id"] for one in alone] == [articles["001"]["id"]]
    assert unit is None or alone[0]["unit"] == unit


def test_the_order_names_the_unknown_time_as_unknown(comparison: dict[str, Any], articles: dict[str, dict[str, Any]]) -> None:
    assert [(one["article_id"], one["published_at"]) for one in comparison["order"]] == [
        (articles["001"]["id"], "2025-09-30T05:34:00Z"), (articles["003"]["id"], None),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "unknown"), [("kk", "белгісіз"), ("ru", "неизвестно"), ("en", "unknown")])
def test_the_desk_shows_the_unknown_time_as_unknown(
    language: str, unknown: str, collected: Path, articles: dict[str, dict[str, Any]]
) -> None:
    stories = tilshi("export", "stories", "--data", str(collected)).lines
    home = {i: story["story_id"] for story in stories for i in story["article_ids"]}
    with open_workspace(collected, write=False) as workspace:
        desk = TestClient(make_app(workspace, clock=lambda: datetime(2025, 10, 1, 12, tzinfo=UTC)))
        undated = articles["003"]["id"]
        for path in (f"/articles/{undated}", f"/stories/{home[undated]}", f"/stories/{home[articles['004']['id']]}", "/"):
            page = desk.get(path, params={"lang": language})
            assert page.status_code == 200
            assert unknown in page.text.lower(), path
        dated = desk.get(f"/articles/{articles['001']['id']}", params={"lang": language}).text
        assert "10:34" in dated  # 05:34 UTC, shown in the time of Kazakhstan
