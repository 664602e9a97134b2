"""The docs say what the code does: commands, errors, settings, addresses, keys, links."""

import ast
import dataclasses
import importlib.util
import json
import re
import shlex
import tomllib
import types
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

import tilshi
from tilshi import errors, model
from tilshi.cli import app, asking
from tilshi.model import lines

ROOT = Path(tilshi.__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
CODE = re.compile(r"^```.*?^```|`[^`\n]+`|^ {4}[^\n]*$", re.M | re.S)


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def markdown() -> tuple[Path, ...]:
    folders = ("docs", "src", "tests", "benchmarks", "scripts")
    inner = (path for folder in folders for path in (ROOT / folder).rglob("*.md") if (ROOT / folder).is_dir())
    return tuple(sorted([*ROOT.glob("*.md"), *inner]))


def nothing(found: Iterable[str]) -> bool:
    """Whether there is nothing; what there is stands whole in the message, one a line."""
    found = sorted(set(found))
    assert not found, "\n" + "\n".join(found)
    return True


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


# ---- the made pages


@cache
def reference() -> types.ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "errors.md", "api.md"])
def test_a_made_page_is_fresh(name: str) -> None:
    assert text(REFERENCE / name) == reference().PAGES[name](), "run make docs"


@pytest.mark.parametrize("name", ["tour.md", "demo-region.md"])
def test_the_made_parts_of_a_page_are_fresh(name: str) -> None:
    page = DOCS / "explanation" / name
    assert text(page) == reference().filled(page, reference().PARTS[name]()), "run make docs"


# ---- commands


@cache
def commands() -> Mapping[str, Any]:
    """Full name -> command, the program itself as "tilshi"."""
    import typer.main

    found: dict[str, Any] = {}

    def walk(name: str, command: Any) -> None:
        found[name] = command
        for inner, sub in getattr(command, "commands", {}).items():
            walk(f"{name} {inner}", sub)

    walk("tilshi", typer.main.get_command(app))
    return found


def sections(page: str) -> dict[str, str]:
    """Heading of the second level -> what stands under it."""
    parts = re.split(r"^## (.+)$", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_and_option_stands_in_the_reference() -> None:
    told = sections(text(REFERENCE / "cli.md"))
    missing = [
        f"{name} {option}"
        for name, command in commands().items()
        for option in ["", *(o for p in command.params for o in p.opts if p.param_type_name == "option" and p.name != "help")]
        if f"`{option}`" not in told.get(name, "") and (option or name not in told)
    ]
    assert nothing(missing)


def shell_lines() -> Iterator[tuple[Path, str]]:
    """Every line of shell in the docs: those of sh fences, and the indented ones of the front pages."""
    for path in markdown():
        page = text(path)
        for language, block in FENCE.findall(page):
            if language in ("sh", "bash", "console"):
                yield from ((path, line) for line in block.split("\n"))
        if path.parent == ROOT:
            yield from ((path, line) for line in re.findall(r"^ {4}(.*)$", FENCE.sub("", page), re.M))


def programs(line: str) -> Iterator[list[str]]:
    """The programs of a shell line with their arguments, one for each part of a pipe."""
    words = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars="|&;<>")
    words.whitespace_split = True
    words.commenters = "#"
    current: list[str] = []
    for word in words:
        if set(word) <= set("|&;"):
            yield current
            current = []
        else:
            current.append(word)
    yield current


def wrong_usage(arguments: list[str]) -> str:
    """What of a printed call of tilshi the program does not know; "" when all is known."""
    name, rest = "tilshi", arguments[1:]
    while rest and f"{name} {rest[0]}" in commands():
        name, rest = f"{name} {rest[0]}", rest[1:]
    command = commands()[name]
    if getattr(command, "commands", None) and rest and not rest[0].startswith("-") and rest[0] != "COMMAND":
        return f"{name} has no command {rest[0]}"
    known = {option for param in command.params for option in param.opts} | {"--help", "-h"}
    unknown = [word for word in rest if word.startswith("--") and word.partition("=")[0] not in known]
    return f"{name} has no {unknown[0]}" if unknown else ""


def test_printed_commands_exist() -> None:
    printed = [
        (path, call) for path, line in shell_lines() for call in programs(line) if call and call[0].rpartition("/")[2] == "tilshi"
    ]
    assert len(printed) > 20, "the docs print commands; the search for them finds none"
    assert nothing(f"{short(path)}: {wrong}" for path, call in printed if (wrong := wrong_usage(call)))


def test_a_printed_command_that_does_not_exist_is_found() -> None:
    assert wrong_usage(["tilshi", "weave"]) == "tilshi has no command weave"
    assert wrong_usage(["tilshi", "export", "stories", "--colour", "red"]) == "tilshi export stories has no --colour"
    assert wrong_usage(["tilshi", "export", "stories", "--data", "news"]) == ""


def test_printed_make_targets_exist() -> None:
    makefile = text(ROOT / "Makefile")
    targets = set(re.findall(r"^([\w-]+):", makefile, re.M))
    variables = set(re.findall(r"^(\w+) \?=", makefile, re.M))
    told = [(path, call) for path, line in shell_lines() for call in programs(line) if "make" in call[:4]]
    assert told
    for path, call in told:
        for word in call[call.index("make") + 1 :]:
            name, given, _ = word.partition("=")
            assert name in (variables if given else targets), f"{short(path)}: make {word}"


# ---- errors


def test_every_error_stands_in_the_reference() -> None:
    told = sections(text(REFERENCE / "errors.md"))
    kinds = [getattr(errors, name) for name in errors.__all__]
    assert sorted(told) == sorted(kind.__name__ for kind in kinds)
    assert [kind.__name__ for kind in kinds if f"`{kind.code}`" not in told[kind.__name__]] == []


def test_the_drawn_tree_is_the_tree() -> None:
    drawn = {}
    above: dict[int, str] = {}
    for indent, name in re.findall(r"^ {4}([│ ]*(?:[├└]── )?)(\w+)(?:  |$)", errors.__doc__ or "", re.M):
        depth = len(indent) // 4
        above[depth] = name
        drawn[name] = above[depth - 1] if depth else "Exception"
    assert drawn == {name: getattr(errors, name).__base__.__name__ for name in errors.__all__}


# ---- settings


READ_FROM_ENVIRONMENT = re.compile(r"""environ(?:\.get\(|\[)\s*["'](\w+)["']|getenv\(\s*["'](\w+)["']|envvar=["'](\w+)["']""")


def environment(*folders: str) -> set[str]:
    files = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return {name for path in files for found in READ_FROM_ENVIRONMENT.findall(text(path)) for name in found if name}


def test_every_setting_stands_in_the_reference() -> None:
    told = set(re.findall(r"^\| `(\w+)`", text(REFERENCE / "settings.md"), re.M))
    used = environment("src") | {name for name in environment("tests", "benchmarks", "scripts") if name.startswith("TILSHI_")}
    used -= {"TILSHI_TEST_PARENT"}  # what one test tells its own child process
    used |= set(re.findall(r"^(\w+) \?=", text(ROOT / "Makefile"), re.M))
    assert "TILSHI_DATABASE" in used
    assert used - told == set(), "not in docs/reference/settings.md"
    assert {name for name in told - used if name.startswith("TILSHI_")} == set(), "told of, but nothing reads it"


# ---- the desk


def test_every_address_of_the_desk_stands_in_the_reference() -> None:
    told = set(re.findall(r"^\| `(/[^`]*)`", text(REFERENCE / "api.md"), re.M))
    addresses = {path for path, *_ in reference().routes()}
    assert {"/", "/stories/{identity}", "/articles/{identity}", "/sources", "/search"} <= addresses
    assert addresses == told


# ---- dependencies


def declared() -> set[str]:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return {re.split(r"[\[<>=!~ ]", line)[0] for line in lines}


def test_every_dependency_is_accounted_for() -> None:
    page = text(DOCS / "explanation" / "dependencies.md").partition("## Looked at")[0]
    assert set(re.findall(r"^\| `([\w-]+)`", page, re.M)) == declared()


# ---- the lines

FULL = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def filled(kind: Any) -> Any:
    """A value of the type in which nothing is left out, so that a line made of it has every key."""
    origin, inner = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: filled(hints[f.name]) for f in dataclasses.fields(kind)})
    if origin is Literal:
        return inner[-1]
    if origin in (Union, types.UnionType):
        return filled(next(k for k in inner if k is not type(None)))
    if origin is tuple:
        return (filled(inner[0]),)
    return {str: "x", int: 1, float: 0.5, bool: True, datetime: FULL}[kind]


def keys(line: Any) -> set[str]:
    """Every key of the line and of the objects in it."""
    if isinstance(line, Mapping):
        return set(line) | {key for value in line.values() for key in keys(value)}
    if isinstance(line, list | tuple):
        return {key for value in line for key in keys(value)}
    return set()


WRITTEN = {
    "Article": lines.article_to(filled(model.Article)),
    "Name": lines.annotations_to(filled(model.Annotated))["names"],
    "Figure": lines.annotations_to(filled(model.Annotated))["figures"],
    "Date": lines.annotations_to(filled(model.Annotated))["dates"],
    "Quote": lines.annotations_to(filled(model.Annotated))["quotes"],
    "Place": lines.annotations_to(filled(model.Annotated))["places"],
    "Topic": lines.annotations_to(filled(model.Annotated))["topics"],
    "Concept": lines.annotations_to(filled(model.Annotated))["concepts"],
    "Annotated article": dict.fromkeys(lines.annotations_to(filled(model.Annotated))),
    "Reprint": lines.reprint_to(filled(model.Reprint)),
    "Story": lines.story_to(filled(model.Story)),
    "Comparison": lines.comparison_to(filled(model.Comparison)),
    "Exported article": dict.fromkeys(asking.ARTICLE_KEYS),
    "Exported story": dict.fromkeys(asking.STORY_KEYS),
    "Source": dict.fromkeys(asking.SOURCE_KEYS),
    "Found": dict.fromkeys(asking.FOUND_KEYS),
}


@pytest.mark.parametrize("record", sorted(WRITTEN))
def test_every_key_of_a_line_stands_in_the_reference(record: str) -> None:
    told = sections(text(REFERENCE / "lines.md"))
    assert record in told
    named = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\|([^|]*)\|", told[record], re.M))))
    written = keys(WRITTEN[record])
    spans = {"in", "start", "end", "text"} if record not in ("Article", "Exported article") else set()
    assert written - named - spans == set()
    assert named - written == set(), "told of, but not written"


def test_sample_lines_are_json_and_articles_of_the_contract() -> None:
    samples = [
        (path, line)
        for path in markdown()
        for language, block in FENCE.findall(text(path))
        if language in ("json", "jsonl")
        for line in ([block] if language == "json" else block.strip().split("\n"))
    ]
    for path, line in samples:
        given = json.loads(line)
        if path == REFERENCE / "lines.md" and {"title", "text", "names"} <= set(given):
            assert lines.annotated_from(given).id == given["id"]
    assert samples


# ---- links and names of files

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def anchors(path: Path) -> set[str]:
    """The anchors of a page, as GitHub makes them of its headings."""
    heads = re.findall(r"^#+ (.+)$", CODE.sub("", re.sub(r"`([^`\n]+)`", r"\1", text(path))), re.M)
    return {re.sub(r"[^\w -]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", head).lower()).replace(" ", "-") for head in heads}


def links() -> Iterator[tuple[Path, str]]:
    for path in markdown():
        for target in LINK.findall(CODE.sub("", text(path))):
            if not re.match(r"\w+:", target):
                yield path, target


def test_every_link_leads_somewhere() -> None:
    broken = []
    for path, target in links():
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            broken.append(f"{short(path)}: {target}")
    assert nothing(broken)


def test_every_page_is_led_to() -> None:
    led_to = {(path.parent / target.partition("#")[0]).resolve() for path, target in links()}
    assert nothing(short(page) for page in DOCS.rglob("*.md") if page not in led_to and page.name != "index.md")


def test_files_that_pages_name_exist() -> None:
    """`collect/fetcher.py` and `tests/gates` in running text are paths of ours: from the root, or the end of one in src."""
    named = re.compile(r"`((?:[\w-]+/)+[\w.-]*\.(?:py|toml|md|sh|html|css))`")
    ours = [short(path) for path in (ROOT / "src").rglob("*.*")]
    lost = [
        f"{short(path)}: {name}"
        for path in markdown()
        for name in named.findall(FENCE.sub("", text(path)))
        if not (ROOT / name).exists() and not (path.parent / name).exists()
        if not any(file.endswith(f"/{name}") for file in ours) and "eNN" not in name
    ]
    assert nothing(lost)


def test_files_that_the_code_names_exist() -> None:
    named = re.compile(r"\b(?:docs|scripts|tests)/[\w/-]+\.(?:md|py)\b")
    folders = [ROOT / folder for folder in ("src", "tests", "scripts", "benchmarks")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".toml", ".html", ".sh")]
    found = [(path, name) for path in [*files, ROOT / "pyproject.toml"] for name in named.findall(text(path))]
    assert found
    assert nothing({f"{short(path)}: {name}" for path, name in found if not (ROOT / name).exists()})


def test_python_in_the_docs_imports_what_exists() -> None:
    blocks = [(path, block) for path in markdown() for language, block in FENCE.findall(text(path)) if language == "python"]
    assert blocks
    for path, block in blocks:
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tilshi":
                module = importlib.import_module(str(node.module))
                assert [n.name for n in node.names if not hasattr(module, n.name)] == [], short(path)


def test_no_path_of_a_machine() -> None:
    """What somebody's machine is called is nobody's business: docs and code name paths from the root of the project."""
    machine = re.compile(r"(?<![\w.:/<-])/(?:work|tmp|root|home|Users)/\w")
    kinds = {".md", ".py", ".toml", ".html", ".css", ".js", ".sh", ".yml", ""}
    files = [*ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "Makefile"]
    files += [p for folder in ("docs", "src") for p in (ROOT / folder).rglob("*") if p.is_file() and p.suffix in kinds]
    assert nothing(f"{short(p)}: {found[0]}" for p in files if (found := machine.search(text(p))))
