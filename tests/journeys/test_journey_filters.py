"""The filters held to their contract, key by key: what scripts outside the project rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from journey_commands import Ended, tilshi, to_lines

KK = {
    "id": "kk1",
    "source": "Тасөзек таңы",
    "title": "Тасөзекте сел жүрді",
    "text": "Бүгін таңертең Тасөзек қаласында сел жүріп, Сарысай өзенінің екі жағалауынан 1 240 адам көшірілді. "
    "Бұл туралы облыс әкімі Сәбит Жолайдаров мәлім етті. 15-20 үйді лай басты.",
    "published_at": "2026-11-21T05:00:00Z",
    "url": "http://tany.example/1",
}
RU = {
    "id": "ru1",
    "source": "Сарысайский вестник",
    "title": "Сель в Тасозеке: эвакуированы 1 240 человек",
    "text": "Сегодня утром через Тасозек прошёл сель, с берегов Сарысая вывезли 1 240 человек, сообщил аким области Сабит "
    "Жолайдаров. «Погибших нет, все школы закрыты до понедельника», — сказал он. Илом занесло 86 домов.",
    "published_at": "2026-11-21T06:30:00+05:00",
}
COPY = {
    **RU,
    "id": "ru2",
    "source": "Перепечатка",
    "text": RU["text"].replace("86", "68"),
    "published_at": "2026-11-21T09:00:00Z",
}
EN = {
    "id": "en1",
    "source": "Steppe Ledger",
    "title": "A tree was lit in Boritau",
    "text": "A twelve-metre tree was lit on the main square of Boritau on Friday. Pupils of the third school helped with it.",
    "published_at": None,
}
SPANS = ("names", "figures", "dates", "quotes", "places", "concepts")


def annotated(*articles: Mapping[str, Any]) -> Ended:
    return tilshi("annotate", given=to_lines(*articles))


def span_holds(span: Mapping[str, Any], article: Mapping[str, Any]) -> bool:
    return span["in"] in ("title", "text") and article[span["in"]][span["start"] : span["end"]] == span["text"] != ""


@pytest.fixture(scope="module")
def four() -> list[dict[str, Any]]:
    return annotated(KK, RU, COPY, EN).lines


def test_annotate_adds_to_the_article_and_keeps_what_it_does_not_know() -> None:
    given = {**RU, "desk": {"note": ["☂", 1, None, 0.25]}, "пометка": True}
    ended = annotated(given)
    assert ended.returncode == 0
    (line,) = ended.lines
    assert {key: line[key] for key in given} == given
    assert {"language", "script", *SPANS, "topics"} <= set(line)
    assert (line["language"], line["script"]) == ("ru", "Cyrl")


def test_annotations_have_the_shapes_of_the_contract(four: list[dict[str, Any]]) -> None:
    kinds: dict[str, list[dict[str, Any]]] = {kind: [one for line in four for one in line[kind]] for kind in (*SPANS, "topics")}
    assert all(kinds[kind] for kind in ("names", "figures", "quotes", "places"))
    for line in four:
        assert all(span_holds(one, line) for kind in SPANS for one in line[kind])
    for name in kinds["names"]:
        assert set(name) == {"in", "start", "end", "text", "type", "key"}
        assert name["type"] in ("person", "organisation", "place")
    optional = {"high", "approximate", "unit", "counted", "bound"}
    for figure in kinds["figures"]:
        assert {"in", "start", "end", "text", "value"} <= set(figure) <= {"in", "start", "end", "text", "value"} | optional
        assert isinstance(figure["value"], (int, float))
        assert figure.get("approximate") in (None, True)
    for quote in kinds["quotes"]:
        assert isinstance(quote["direct"], bool)
        assert set(quote) <= {"in", "start", "end", "text", "direct", "speaker", "speaker_key", "verb"}
    for date in kinds["dates"]:
        assert isinstance(date["value"], str)


def test_ranges_and_one_name_in_two_languages(four: list[dict[str, Any]]) -> None:
    (houses,) = [figure for figure in four[0]["figures"] if figure["text"].startswith("15-20")]
    assert (houses["value"], houses["high"]) == (15, 20)
    persons = [{name["key"] for name in line["names"] if name["type"] == "person"} for line in four[:2]]
    assert persons[0]
    assert persons[0] == persons[1]


@pytest.mark.parametrize(
    "text",
    [
        "😀 Астана қаласында 👩‍👩‍👧 15 адам жараланды.",
        normalize("NFD", "Погибли 15 человек, сообщил й Ёлкин в Алматы. Café é 20 км."),
        "قازاقستان 15 адам استانا",
        "Бірінші жол 15 адам\r\nЕкінші жол 20 км\rҮшінші 30\u2028Алматы\u0085Астана\n\n40 теңге",
        "a\u0301\u0301\u0301 15 \u200d\u200b Алматы \ufeff 20\u00a0000 адам",
        "\x00\x1b[31m 15 адам Алматыда",
        "",
    ],
)
def test_offsets_count_code_points_of_the_nfc_text_that_is_written(text: str) -> None:
    (line,) = annotated({"id": "a", "source": "s", "title": normalize("NFD", "Қазақстанда й 😀 25 адам"), "text": text}).lines
    assert line["text"] == normalize("NFC", text)
    assert line["title"] == normalize("NFC", line["title"])
    spans = [one for kind in SPANS for one in line[kind]]
    assert any(figure["value"] == 25 for figure in line["figures"])
    assert all(span_holds(one, line) for one in spans)


def test_refused_lines_are_named_by_number_and_good_ones_are_written() -> None:
    bad = ["{", "[]", '"x"', "null", "{}", '{"title": 5}', '{"id": "x", "title": "t", "published_at": "yesterday"}',
           '{"title": "t", "published_at": "2026-11-21T05:00:00"}', '{"title": "\\ud800"}', '{"title": "t", "x": NaN}',
           '{"title": "t", "x": 1e999}', '{"title": "t", "x": ' + "[" * 5000 + "]" * 5000 + "}"]  # fmt: skip
    given = "\n".join(part for line in bad for part in (line, json.dumps(EN))) + "\n"
    ended = tilshi("annotate", given=given.encode() + b'{"title": "\xff"}\n')
    assert ended.returncode == 1
    assert len(ended.lines) == len(bad)
    numbers = [int(line.removeprefix("line ").partition(":")[0]) for line in ended.stderr.splitlines()]
    assert numbers == [*range(1, 2 * len(bad), 2), 2 * len(bad) + 1]
    assert all(len(line.partition(": ")[2]) > 5 for line in ended.stderr.splitlines())


@pytest.mark.parametrize("command", ["annotate", "reprints", "connect"])
def test_nothing_in_nothing_out(command: str) -> None:
    assert tilshi(command, given="") == Ended(0, "", "")
    assert tilshi(command, given="\n \n") == Ended(0, "", "")


def test_a_comparison_of_nothing_is_empty_and_said() -> None:
    empty = tilshi("compare", given="")
    assert empty.returncode == 0
    assert set(map(tuple, empty.lines[0].values())) == {()}
    assert "no article" in empty.stderr
    refused = tilshi("compare", given="{}\n")
    assert refused.returncode == 1
    assert "line 1" in refused.stderr


@pytest.mark.parametrize("command", ["annotate", "reprints", "connect", "compare"])
def test_a_file_and_standard_input_are_the_same(command: str, tmp_path: Path) -> None:
    given = to_lines(KK, RU, COPY)
    (tmp_path / "in.jsonl").write_text(given, encoding="utf-8-sig")
    from_file, from_input = tilshi(command, str(tmp_path / "in.jsonl")), tilshi(command, "-", given=given)
    assert from_file == from_input == tilshi(command, given=given)
    assert from_file.returncode == 0
    assert from_file.lines


def test_reprints(four: list[dict[str, Any]]) -> None:
    ended = tilshi("reprints", given=to_lines(*four))
    assert ended.returncode == 0
    (reprint,) = ended.lines
    assert set(reprint) == {"copy", "original", "kind", "shared", "changes"}
    assert (reprint["copy"], reprint["original"], reprint["kind"]) == ("ru2", "ru1", "altered")
    assert 0.5 < reprint["shared"] <= 1
    (change,) = reprint["changes"]
    assert change["kind"] == "figure"
    assert span_holds(change["original"], RU)
    assert span_holds(change["copy"], COPY)
    assert (change["original"]["text"][:2], change["copy"]["text"][:2]) == ("86", "68")


def test_connect(four: list[dict[str, Any]]) -> None:
    ended = tilshi("connect", given=to_lines(*four))
    assert ended.returncode == 0
    stories = {tuple(sorted(story["article_ids"])): story for story in ended.lines}
    assert set(stories) == {("kk1", "ru1", "ru2"), ("en1",)}
    story = stories["kk1", "ru1", "ru2"]
    assert {"story_id", "article_ids", "languages", "first_published_at", "links"} <= set(story)
    assert set(story["languages"]) == {"kk", "ru"}
    assert story["first_published_at"] == "2026-11-21T01:30:00Z"
    assert stories["en1",]["first_published_at"] is None
    for link in story["links"]:
        assert set(link) == {"article_id", "to", "score", "reasons"}
        assert 0 <= link["score"] <= 1
        for reason in link["reasons"]:
            assert set(reason) == {"kind", "value", "weight"}
            assert reason["kind"] in ("name", "figure", "place", "date", "concept", "wording")
            assert isinstance(reason["value"], str)


def test_connect_does_not_depend_on_the_order_of_lines(four: list[dict[str, Any]]) -> None:
    there = tilshi("connect", given=to_lines(*four)).lines
    back = tilshi("connect", given=to_lines(*reversed(four))).lines
    assert sorted(map(json.dumps, there)) == sorted(map(json.dumps, back))


def test_compare() -> None:
    houses = {**KK, "text": KK["text"].replace("15-20", "90")}
    articles = {a["id"]: a for a in (houses, RU, COPY)}
    ended = tilshi("compare", given=to_lines(*articles.values()))
    assert ended.returncode == 0
    (comparison,) = ended.lines
    assert {"agreed", "differs", "quotes", "only_one", "order"} <= set(comparison)

    def wording_holds(wording: Mapping[str, Any]) -> bool:
        return span_holds(wording, articles[wording["article_id"]])

    for fact in comparison["agreed"] + comparison["differs"]:
        assert {"about", "kind", "versions"} <= set(fact)
        for version in fact["versions"]:
            assert {"value", "article_ids", "wording"} <= set(version)
            assert set(version["article_ids"]) == {wording["article_id"] for wording in version["wording"]}
            assert all(wording_holds(wording) for wording in version["wording"])
    assert 1240 in [version["value"] for fact in comparison["agreed"] for version in fact["versions"]]
    differing = [{version["value"] for version in fact["versions"]} for fact in comparison["differs"]]
    assert any({86, 90} <= values for values in differing)
    for voice in comparison["quotes"]:
        assert {"speaker", "speaker_key", "versions"} <= set(voice)
        assert all(wording_holds(version) for version in voice["versions"])
    for only in comparison["only_one"]:
        assert {"article_id", "kind", "value", "wording"} <= set(only)
        assert wording_holds(only["wording"])
    assert [(one["article_id"], one["published_at"]) for one in comparison["order"]] == [
        ("ru1", "2026-11-21T01:30:00Z"), ("kk1", "2026-11-21T05:00:00Z"), ("ru2", "2026-11-21T09:00:00Z"),
    ]  # fmt: skip
    assert [one.get("reprint_of") for one in comparison["order"]] == [None, None, "ru1"]


@pytest.mark.parametrize("command", ["reprints", "connect", "compare"])
def test_annotations_that_are_there_are_not_made_again(
    command: str, four: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(_: object) -> object:
        raise AssertionError("annotated again")

    whole = tilshi(command, given=to_lines(KK, RU, COPY, EN))
    monkeypatch.setattr("tilshi.annotate.annotate_one", again)
    assert tilshi(command, given=to_lines(*four)) == whole


def test_annotating_twice_changes_nothing(four: list[dict[str, Any]]) -> None:
    assert annotated(*four).lines == four


def test_annotations_that_lie_are_refused(four: list[dict[str, Any]]) -> None:
    lying = {**four[0], "names": [{**four[0]["names"][0], "start": 3, "end": 10_000}]}
    ended = tilshi("connect", given=to_lines(lying, four[1]))
    assert ended.returncode == 1
    assert "line 1" in ended.stderr
    assert [story["article_ids"] for story in ended.lines] == [["ru1"]]


def test_an_id_given_twice_is_refused_the_second_time() -> None:
    ended = tilshi("connect", given=to_lines(RU, KK, RU))
    assert ended.returncode == 1
    assert "ru1" in ended.stderr
    assert sorted(i for story in ended.lines for i in story["article_ids"]) == ["kk1", "ru1"]


@pytest.mark.parametrize("language", ["de", "zh", "ar", "el", "ka"])
def test_other_languages_pass_with_what_can_be_said(language: str) -> None:
    texts = {
        "de": "Bei einem Erdrutsch in den Alpen wurden am Freitag 15 Menschen verletzt, teilte die Polizei mit.",
        "zh": "周五在阿尔卑斯山发生的山体滑坡中有15人受伤。",
        "ar": "أصيب 15 شخصا في انهيار أرضي يوم الجمعة في الجبال وقالت الشرطة إن الطريق مغلق.",
        "el": "Δεκαπέντε άνθρωποι τραυματίστηκαν την Παρασκευή, είπε η αστυνομία, 15 σπίτια.",
        "ka": "პარასკევს მეწყერის შედეგად დაშავდა 15 ადამიანი, განაცხადა პოლიციამ.",
    }
    article = {"id": language, "source": "s", "title": "", "text": texts[language], "language": language}
    for command in ("annotate", "reprints", "connect", "compare"):
        assert tilshi(command, given=to_lines(article)).returncode == 0
    (line,) = annotated(article).lines
    assert line["script"] == {"de": "Latn", "zh": "Hani", "ar": "Arab", "el": "Grek", "ka": "Geor"}[language]
    assert line["language"] not in ("kk", "ru", "uz", "ky", "tg", "tk", "az", "tr")


@pytest.mark.parametrize("article", [{"title": "Тек тақырып, 15 адам"}, {"text": "Только текст, 15 человек."}])
def test_an_article_may_be_a_title_or_a_text_alone(article: dict[str, str]) -> None:
    for command in ("annotate", "reprints", "connect", "compare"):
        assert tilshi(command, given=to_lines(article)).returncode == 0
    (line,) = annotated(article).lines
    assert [figure["value"] for figure in line["figures"]] == [15]
    assert line["id"] == annotated(article).lines[0]["id"]


def test_two_thousand_lines_go_through_one_by_one() -> None:
    given = to_lines(*({"id": str(n), "source": "s", "title": f"Үйде {n} адам", "text": "Бәрі аман."} for n in range(2000)))
    ended = tilshi("annotate", given=given)
    assert ended.returncode == 0
    assert [line["id"] for line in ended.lines] == [str(n) for n in range(2000)]


def test_pages_are_read_one_by_one_and_by_the_folder(tmp_path: Path) -> None:
    head = f"<html><head><title>{KK['title']}</title></head><body><nav>Мәзір</nav>"
    page = f"{head}<article><h1>{KK['title']}</h1><p>{KK['text']}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    one = tilshi("read", str(tmp_path / "a.html"), "--url", "https://www.tany.example/1?utm_source=x")
    assert one.returncode == 0
    (line,) = one.lines
    assert set(line) >= {"id", "source", "title", "text", "published_at", "url"}
    assert (line["source"], line["title"], line["url"], line["published_at"]) == (
        "tany.example", KK["title"], "https://www.tany.example/1", None,
    )  # fmt: skip
    assert "Мәзір" not in line["text"]
    (tmp_path / "b.html").write_text("<nav>x</nav>", encoding="utf-8")
    (tmp_path / "c.html").mkdir()
    (tmp_path / "d.html").symlink_to("nowhere")
    (tmp_path / "e.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "f.html.gz").write_bytes(b"\x1f\x8bnot gzip")
    batch = tilshi("read", "--batch", str(tmp_path))
    assert batch.returncode == 1
    assert [one["file"] for one in batch.lines] == ["a.html"]
    for name in ("b.html", "c.html", "d.html", "e.html", "f.html.gz"):
        assert name in batch.stderr
    assert len(batch.stderr.splitlines()) == 5


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate", "no-such-file"),
        ("annotate", "."),
        ("annotate", "--nonsense"),
        ("read",),
        ("read", "no-such-page.html"),
        ("read", "--batch", "no-such-folder"),
        ("nonsense",),
        ("export", "articles"),
        ("search", "--data", "x"),
        ("search", "x", "--data", "x", "--limit", "0"),
        ("run", "--data", "x", "--port", "99999"),
    ],
)
def test_wrong_usage_is_two_and_says_what(arguments: tuple[str, ...]) -> None:
    ended = tilshi(*arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.strip()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_the_output_is_said() -> None:
    command = [sys.executable, "-m", "tilshi", "annotate"]
    with open("/dev/full", "w") as full:
        ended = subprocess.run(command, input=to_lines(EN), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert ended.returncode == 1
    assert "No space left" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("command", ["annotate", "export"])
def test_a_reader_that_leaves_early_is_no_fault(command: str, tmp_path: Path) -> None:
    given = to_lines(*({**EN, "id": str(n)} for n in range(300)))
    (tmp_path / "a.jsonl").write_text(given, encoding="utf-8")
    arguments = "annotate a.jsonl"
    if command == "export":
        assert tilshi("collect", "--once", "--sources", str(tmp_path / "a.jsonl"), "--data", str(tmp_path / "d")).returncode == 0
        arguments = "export articles --data d --format csv"
    shell = f"set -o pipefail; {sys.executable} -m tilshi {arguments} | head -1"
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(ended.stdout.splitlines()) == 1


@pytest.mark.slow
def test_lines_are_utf8_in_any_locale(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tilshi", "annotate"]
    environment = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PATH": "/usr/bin"}
    ended = subprocess.run(command, input=to_lines(KK).encode(), capture_output=True, env=environment, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.decode("utf-8"))["title"] == KK["title"]
