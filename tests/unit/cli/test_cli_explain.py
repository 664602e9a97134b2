"""tilshi annotate --explain: a reading for a person, in three languages, without colours in a pipe. Texts are made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tilshi.cli.app import app
from tilshi.errors import UserError

ARTICLE = {
    "id": "a1",
    "source": "s",
    "title": "Тасөзекте су тасқыны",
    "text": "Ауылдан шамамен 310 адам көшірілді, – деді Ерлан Қарин [ішкі] журналистерге.",
    "published_at": "2026-11-21T05:00:00Z",
}


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE, ensure_ascii=False) + "\nnonsense\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("language", "words"), [("kk", "шамамен 310"), ("ru", "около 310"), ("en", "about 310")])
def test_the_reading_is_in_the_language_asked_for(articles: str, language: str, words: str) -> None:
    result = CliRunner().invoke(app, ["annotate", articles, "--explain", "--lang", language])
    assert words in result.stdout
    assert "Ерлан Қарин" in result.stdout
    assert "[ішкі]" in result.stdout  # the article's own brackets are no colours
    assert "\x1b" not in result.stdout
    assert result.exit_code == 1  # the second line was refused, the first one read all the same
    assert "line 2" in result.stderr


def test_an_unknown_language_is_a_users_mistake_told_in_words(articles: str) -> None:
    result = CliRunner().invoke(app, ["annotate", articles, "--explain", "--lang", "de"])
    assert isinstance(result.exception, UserError)
    assert "kk, ru, en" in str(result.exception.todo)
