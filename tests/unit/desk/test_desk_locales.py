"""Three languages with the same keys, the right plurals, nothing left over, and no words in templates."""

from __future__ import annotations

import re
import string
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale

from tilshi.desk.routes.how import measured
from tilshi.desk.words import INTERFACE, Entry, words_of

DESK = Path(str(files("tilshi.desk")))
TEMPLATES = sorted((DESK / "templates").glob("*.html"))
# Keys put together while running: every key under these is used.
BUILT = (
    "units.", "abouts.", "kinds.", "languages.", "signs.", "countries.", "bounds.", "scales.", "reprints.", "reasons.", "states.",
    "state_titles.", "state_todos.", "source_kinds.", "codes.", "errors.", "how.", "quality.", "parts.", "marks.", "in_tongue.",
    "orders.", "dates.", "ties.", "quality_data.",
)  # fmt: skip


def fields(entry: Entry) -> set[str]:
    forms = [entry] if isinstance(entry, str) else list(entry.values())
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}


def test_the_same_keys_in_all_languages() -> None:
    first = words_of("kk").entries
    for language in ("ru", "en"):
        assert words_of(language).entries.keys() == first.keys()


def test_the_same_places_to_fill_in() -> None:
    for key, entry in words_of("kk").entries.items():
        for language in ("ru", "en"):
            assert fields(words_of(language).entries[key]) == fields(entry), (language, key)


@pytest.mark.parametrize("language", INTERFACE)
def test_plurals_have_the_forms_of_the_language(language: str) -> None:
    """Fewer are allowed where they are alike: `other` stands in. None may be one the language does not have."""
    forms = set(Locale.parse(language).plural_form.tags) | {"other"}
    for key, entry in words_of(language).entries.items():
        if not isinstance(entry, str):
            assert "other" in entry, key
            assert set(entry) <= forms, key


def test_russian_plurals_are_whole() -> None:
    """A Russian plural either has all its forms, or is of words that do not change (тенге, мин)."""
    for key, entry in words_of("ru").entries.items():
        if not isinstance(entry, str) and set(entry) != {"one", "few", "many", "other"}:
            assert len(set(entry.values())) == 1, key


def test_kazakh_numbers_take_no_endings() -> None:
    """The ending of a number depends on how it is said: phrases are built so that none is needed."""
    for key, entry in words_of("kk").entries.items():
        for form in [entry] if isinstance(entry, str) else entry.values():
            assert not re.search(r"\{n\}-[^т]|\{n\}[а-яәіңғүұқөһ]", form), key  # "{n}-түзету" is an ordinal, said as one


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: p.name)
def test_no_template_holds_words(template: Path) -> None:
    text = template.read_text("utf-8")
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.S)
    text = re.sub(r"<pre><code>.*?</code></pre>|<code>.*?</code>", "", text, flags=re.S)  # commands are the same in all languages
    text = re.sub(r"<[^>]*>", " ", text, flags=re.S)
    text = re.sub(r'^/api\S*|lang=""|JSON', "", text, flags=re.M)
    assert not re.findall(r"[^\W\d_]{2,}", text), template.name


def used_keys() -> set[str]:
    sources = [p.read_text("utf-8") for p in (*TEMPLATES, *DESK.glob("*.py"), *DESK.glob("routes/*.py"))]
    return {key for text in sources for key in re.findall(r"""["']([a-z_]+(?:\.[\w%°/]+)+)["']""", text)}


def test_every_key_in_use_exists_and_every_key_is_used() -> None:
    known = set(words_of("kk").entries)
    sections = {key.split(".")[0] for key in known}
    used = used_keys()
    asked = {key for key in used if key.split(".")[0] in sections and not key.endswith((".html", ".toml", ".css", ".js", ".svg"))}
    assert asked <= known, asked - known
    assert not {key for key in known - used if not key.startswith(BUILT)}


@pytest.mark.parametrize("language", INTERFACE)
def test_every_measured_figure_has_its_words(language: str) -> None:
    words = words_of(language)
    assert measured()
    for one in measured():
        assert words.has(f"quality.{one.name}"), one.name
        assert words.has(f"quality_data.{one.data}"), one.data
        assert 0 <= one.value <= 1
        assert one.n > 0
    assert {key.split(".")[1] for key in words.entries if key.startswith("quality.")} == {one.name for one in measured()}
