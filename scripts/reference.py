"""Writes what in the docs follows from the code, so that it cannot say something else.

Whole pages: docs/reference/cli.md, errors.md and api.md. Parts of pages, between `<!-- made: name -->` and `<!-- /made -->`: the
outputs in docs/explanation/tour.md, the counts in docs/explanation/demo-region.md.

python scripts/reference.py            writes them
python scripts/reference.py --check    writes nothing; exits 1 and names the pages that are out of date
"""

from __future__ import annotations

import argparse
import ast
import enum
import inspect
import json
import re
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "tilshi"
REFERENCE = ROOT / "docs" / "reference"
EXPLANATION = ROOT / "docs" / "explanation"
MADE = "<!-- Made by scripts/reference.py (make docs) from {origin}; change it there. -->"


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the reference pages that follow from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is out of date")
    check = parser.parse_args().check
    stale = {path: text for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text}
    for path, text in stale.items():
        print(f"{path.relative_to(ROOT)}: {'out of date, run make docs' if check else 'written'}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


def pages() -> dict[Path, str]:
    """Every page that is made, whole or in parts, with the text it must have."""
    whole = {REFERENCE / name: make() for name, make in PAGES.items()}
    parts = {EXPLANATION / name: filled(EXPLANATION / name, make()) for name, make in PARTS.items()}
    return whole | parts


def filled(page: Path, parts: Mapping[str, str]) -> str:
    """The page with its made parts in place. Raises KeyError for a part that nothing makes."""
    place = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- /made -->)", re.S)
    return place.sub(lambda found: f"{found[1]}{parts[found[2]]}\n{found[3]}", page.read_text(encoding="utf-8"))


# ---- the command line


def cli_page() -> str:
    import typer.main

    from tilshi.cli import app

    command: Any = typer.main.get_command(app)
    parts = [
        "# Command line",
        MADE.format(origin="the commands in src/tilshi/cli"),
        command.help,
        "`tilshi --help` and `tilshi COMMAND --help` show the same on the terminal.",
        _overview(command),
        _exits(),
        "Messages and progress go to standard error, results to standard output. The objects that are written and read are "
        "described in [The lines](lines.md), the messages in [Errors](errors.md), the environment in [Settings](settings.md).",
        "## tilshi",
        _options(command),
        *(_command(f"tilshi {name}", sub) for name, sub in _commands(command)),
    ]
    return "\n\n".join(parts) + "\n"


def _commands(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its full name, those of groups after the group, in the order of the help."""
    for name, command in group.commands.items():
        yield f"{prefix}{name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{prefix}{name} ")


def _overview(group: Any) -> str:
    rows = [(f"[`tilshi {name}`](#{_anchor('tilshi ' + name)})", _first_line(sub.help)) for name, sub in _commands(group)]
    return _table(("command", "what it does"), rows)


def _exits() -> str:
    rows = [
        ("0", "done; of a filter: every line was good"),
        (
            "1",
            "some lines, pages or sources were refused (each is named on standard error, the good ones are done), or it failed",
        ),
        ("2", "wrong usage: nothing was done"),
        ("130", "stopped by Ctrl-C"),
    ]
    return "## Exit codes\n\n" + _table(("code", "meaning"), rows)


def _command(name: str, command: Any) -> str:
    about, examples = _help(command.help or "")
    parts = [f"## {name}", about]
    if not hasattr(command, "commands"):
        parts.append(_code([_usage(name, command)]))
    if examples:
        parts.append(_code(examples))
    parts.append(_options(command))
    return "\n\n".join(part for part in parts if part)


def _help(text: str) -> tuple[str, list[str]]:
    """The words of a help text, and its examples (the indented lines)."""
    text = re.sub(r"\[/?bold\]", "", inspect.cleandoc(text))
    words = [line for line in text.split("\n") if not line.startswith("  ") and line not in ("Example", "Examples")]
    examples = [line.strip() for line in text.split("\n") if line.startswith("  ")]
    return "\n".join(words).strip(), examples


def _usage(name: str, command: Any) -> str:
    arguments = [_argument_name(p) for p in command.params if p.param_type_name == "argument"]
    required = [f"{p.opts[0]} {_takes(p, command)}" for p in command.params if p.param_type_name == "option" and p.required]
    return " ".join([name, *arguments, *required, "[OPTIONS]"])


def _argument_name(param: Any) -> str:
    shown = param.metavar or param.name.upper()
    return str(shown) if param.required or str(shown).startswith("[") else f"[{shown}]"


def _options(command: Any) -> str:
    rows = []
    for param in command.params:
        if getattr(param, "hidden", False) or param.name == "help":
            continue
        is_option = param.param_type_name == "option"
        takes = _takes(param, command)
        names = ", ".join(f"`{opt}`" for opt in param.opts) if is_option else f"`{_argument_name(param)}`"
        rows.append((names, takes, _default(param), param.help or ""))
    return _table(("name", "takes", "default", "meaning"), rows) if rows else ""


def _takes(param: Any, command: Any) -> str:
    """What an option takes, in a word: from the type of the function's parameter."""
    if getattr(param, "is_flag", False):
        return ""
    if param.metavar and param.param_type_name == "option":
        return str(param.metavar)
    kind = inspect.signature(inspect.unwrap(command.callback), eval_str=True).parameters[param.name].annotation
    kind = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    kind = next((k for k in get_args(kind) if k is not type(None)), kind) if get_args(kind) else kind
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return " or ".join(f"`{member.value}`" for member in kind)
    word = {Path: "path", int: "number", float: "number", str: "text"}[kind]
    low, high = getattr(param, "min", None), getattr(param, "max", None)
    if low is None:
        return word
    return f"{word}, {low} to {high}" if high is not None else f"{word}, at least {low}"


def _default(param: Any) -> str:
    if param.required:
        return "required"
    default = param.default
    if default is None or default is False or repr(default).endswith("UNSET"):
        return ""
    return f"`{default.value if isinstance(default, enum.Enum) else default}`"


# ---- errors


def errors_page() -> str:
    from tilshi import errors

    tree = inspect.cleandoc(errors.__doc__ or "")
    drawn = "\n".join(line for line in tree.split("\n") if "──" in line or "│" in line or line.strip() == "TilshiError")
    told = _told_by_class()
    parts = [
        "# Errors",
        MADE.format(origin="src/tilshi/errors.py and every place that raises one"),
        "Whatever goes wrong is one of these. `str(error)` is one line: what it happened to, why, and what to do. "
        "On the command line a `UserError` ends with exit code 2, every other one with 1.",
        "```text\n" + textwrap.dedent(drawn) + "\n```",
        "Each error has `subject` (what it happened to), `reason` (why), `todo` (what to do, may be empty), `retry` (whether "
        "trying again later may help) and `code` (a name for machines and translations; a refused item keeps it).",
        *(_error(name, getattr(errors, name), _notes(drawn), told) for name in _in_tree(errors.TilshiError)),
    ]
    return "\n\n".join(parts) + "\n"


def _in_tree(base: type) -> list[str]:
    return [base.__name__, *(name for sub in base.__subclasses__() for name in _in_tree(sub))]


def _notes(drawn: str) -> Mapping[str, str]:
    """What the drawn tree says beside each name."""
    found = (re.match(r"\W*(\w+)(?:\s{2,}(.+))?$", line) for line in drawn.split("\n"))
    return {match[1]: match[2] or "" for match in found if match}


def _error(name: str, kind: Any, notes: Mapping[str, str], told: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    doc = inspect.cleandoc(kind.__doc__ or "") if "__doc__" in kind.__dict__ and kind.__doc__ else ""
    about = " ".join(filter(None, (_sentence(notes.get(name, "")), doc)))
    facts = f"Code `{kind.code}`. " + (
        "Trying again later may help." if kind.retry else "Trying again the same way will not help."
    )
    lines = [f"## {name}", about, facts]
    if told.get(name):
        lines.append(_table(("it says", "what to do"), told[name]))
    return "\n\n".join(line for line in lines if line)


def _told_by_class() -> dict[str, list[tuple[str, str]]]:
    """For each error, the reasons and advice that the code gives with it, as written there; … stands for what varies."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) >= 2:
                reason, todo = _words(node.args[1]), _words(node.args[2]) if len(node.args) > 2 else ""
                if reason.strip("… "):
                    found.setdefault(node.func.id, []).append((reason, todo))
    return {name: sorted(set(pairs)) for name, pairs in found.items()}


def _words(node: ast.expr) -> str:
    """The fixed words of a string in the code."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join("…" if isinstance(part, ast.FormattedValue) else _words(part) for part in node.values)
    if isinstance(node, ast.IfExp):
        return " / ".join((_words(node.body), _words(node.orelse)))
    return "…"


# ---- the desk's addresses


def api_page() -> str:
    found = routes()
    answers = [row for row in found if row[0].startswith("/api/")]
    parts = [
        "# The desk's addresses",
        MADE.format(origin="the application in src/tilshi/desk"),
        "What the desk answers at, as long as `tilshi run` or `tilshi demo` serves it. There are no accounts and nothing can be "
        "changed through it; every address is read by GET.",
        "## Pages",
        "Each takes `lang=kk`, `ru` or `en`; without it the cookie counts, then the browser's wish, then Kazakh. `theme=light` "
        "or `dark` is put into a cookie.",
        _addresses(row for row in found if row not in answers),
        "## JSON",
        "The objects have the shapes of the filters ([The lines](lines.md)): a story is a [Story](lines.md#story) with its "
        "`comparison` and `reprints` and what its card shows (titles by language, sources, counts), an article an "
        "[Annotated article](lines.md#annotated-article). What cannot be answered is "
        '`{"error": "missing"}` with status 404, or 503 with `subject`, `reason` and `todo` of the error. OpenAPI describes the '
        "parameters.",
        _addresses(answers),
    ]
    return "\n\n".join(parts) + "\n"


def routes() -> list[tuple[str, str, str]]:
    """(path, query parameters, what it gives) of every address of the desk, in order of paths. All are read by GET."""
    from tilshi.desk import make_app
    from tilshi.workspace import open_workspace

    with tempfile.TemporaryDirectory() as folder, open_workspace(folder) as workspace:
        application = make_app(workspace, clock=lambda: datetime.now(UTC))
        found = [_route(route) for route in _flat(application.routes)]
    return sorted(found)


def _addresses(rows: Iterable[tuple[str, str, str]]) -> str:
    return _table(("address", "asks", "what it gives"), [(f"`{path}`", asks, about) for path, asks, about in rows])


def _flat(routes: Iterable[Any]) -> Iterator[Any]:
    """Routes with those of included routers in their place (newer FastAPI keeps routers whole)."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        yield from [route] if inner is None else _flat(inner.routes)


def _route(route: Any) -> tuple[str, str, str]:
    methods = set(getattr(route, "methods", None) or {"GET"}) - {"HEAD"}
    assert methods == {"GET"}, f"{route.path} takes {methods}: the page says that all are read by GET"
    asks = [f"`{p.alias}`" for p in route.dependant.query_params] if hasattr(route, "dependant") else []
    return re.sub(r"\{(\w+):path\}", r"{\1}", route.path), ", ".join(asks), getattr(route, "summary", None) or _about(route)


def _about(route: Any) -> str:
    """What the module of a page says after the address ("/how: how it works"), or what the files are there for."""
    module = inspect.getdoc(inspect.getmodule(getattr(route, "endpoint", None)) or _about) or ""
    first = "/" + route.path.strip("/").partition("/")[0]
    told = {f"/{name}": words for name, words in re.findall(r"/(\w*)\S*: (.+?)(?=\. /|\.?$)", module.partition("\n")[0])}
    known = {"/static": "styles, scripts and fonts of the desk", "/healthz": "`ok` as long as it answers", "/api": "OpenAPI 3"}
    return told.get(first) or known[first]


# ---- the tour


def tour_parts() -> dict[str, str]:
    """What the filters say of the three articles of the tour, shortened to what the page tells of."""
    from tilshi.annotate import annotate
    from tilshi.compare import compare
    from tilshi.connect import find_reprints, find_stories
    from tilshi.model import lines

    given = (EXPLANATION / "tour.jsonl").read_text(encoding="utf-8").splitlines()
    articles = list(annotate(lines.article_from(json.loads(line)) for line in given))
    found: Mapping[str, Any] = lines.annotations_to(articles[0])
    reprints = find_reprints(articles)
    stories: list[Mapping[str, Any]] = [lines.story_to(story) for story in find_stories(articles, reprints)]
    comparison: Mapping[str, Any] = lines.comparison_to(compare(articles, reprints))
    facts = [
        {"judgement": judgement, **fact}
        for judgement in ("agreed", "differs", "updates")
        for fact in comparison[judgement]
        if fact["kind"] == "figure"
    ]
    return {
        **{kind: _objects(found[kind]) for kind in ("names", "figures", "dates", "quotes")},
        "links": _objects({**link, "reasons": link["reasons"][:5]} for story in stories for link in story["links"]),
        "facts": _objects(facts),
        "voices": _objects(comparison["quotes"]),
    }


def _objects(objects: Iterable[Mapping[str, Any]]) -> str:
    objects = list(objects)
    if not objects:
        return "(Nothing was found.)"
    return "\n".join(["```jsonl", *(json.dumps(one, ensure_ascii=False) for one in objects), "```"])


# ---- the made-up region


def region_parts() -> dict[str, str]:
    """How much of what is in the region."""
    from tilshi.demo import load_region

    region = load_region(date(2026, 11, 21))
    articles = list(region.articles)
    copies = Counter(article.copy_kind for article in articles if article.copy_kind)
    languages = Counter(article.outlet.language for article in articles)
    rows = [
        ("outlets", len(region.outlets), _counted(Counter(outlet.language for outlet in region.outlets))),
        ("events", len(region.events), _counted(Counter(event.kind for event in region.events))),
        ("events that run over days", sum(event.running for event in region.events), ""),
        ("events that look like another", sum(bool(event.looks_like) for event in region.events), "the hard negatives"),
        ("articles", len(articles), _counted(languages)),
        ("of these, reprints", copies.total(), _counted(copies)),
        ("articles edited after publication", sum(len(article.states) > 1 for article in articles), ""),
        ("figures that differ between sources", sum(len(event.differs) for event in region.events), ""),
        ("figures that sources give alike", sum(len(event.agrees) for event in region.events), ""),
        ("utterances given by several articles", sum(len(event.quotes) for event in region.events), ""),
        ("facts only one article has", sum(len(event.only) for event in region.events), ""),
    ]
    return {"region": _table(("what", "how many", "of which"), [(what, str(number), which) for what, number, which in rows])}


def _counted(counts: Counter[Any]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.most_common())


# ---- Markdown


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table without the columns that are empty in every row."""
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    lines = [[head[at] for at in kept], ["---"] * len(kept), *([_cell(row[at]) for at in kept] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(lines: Sequence[str]) -> str:
    return "\n".join(["```sh", *lines, "```"])


def _anchor(title: str) -> str:
    """As GitHub makes them."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].removesuffix(".") + "." if text else ""


PAGES: Mapping[str, Callable[[], str]] = {"cli.md": cli_page, "errors.md": errors_page, "api.md": api_page}
PARTS: Mapping[str, Callable[[], Mapping[str, str]]] = {"tour.md": tour_parts, "demo-region.md": region_parts}

if __name__ == "__main__":
    sys.exit(main())
