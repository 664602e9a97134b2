"""What can be counted of the style: docstrings at the doors, small files, names that say something, a quick start."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tilshi

ROOT = Path(tilshi.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
LONGEST = 450
# Words that say nothing of what is inside.
EMPTY_NAMES = re.compile(r"(?:^|_)(?:utils?|helpers?|common|misc|managers?)(?:_|$)|Manager$|Helper$|Utils?$")
# What `tilshi --help` and the filters must not wait for: each costs a tenth of a second or more.
HEAVY = (
    "trafilatura",
    "lxml",
    "sqlalchemy",
    "alembic",
    "numpy",
    "fastapi",
    "starlette",
    "uvicorn",
    "babel",
    "httpx2",
    "pydantic",
)


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def packages() -> list[str]:
    """Every package of ours that says what it hands out."""
    found = [path for path in MODULES if path.name == "__init__.py" and "__all__" in path.read_text(encoding="utf-8")]
    return [".".join(["tilshi", *path.relative_to(ROOT).parent.parts]) for path in found]


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_module_says_what_it_knows(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)) or not source.strip()


@pytest.mark.parametrize("package", [*packages(), "tilshi.errors"])
def test_what_a_package_hands_out_exists_and_its_classes_say_what_they_are(package: str) -> None:
    door = importlib.import_module(package)
    assert len(set(door.__all__)) == len(door.__all__)
    assert [name for name in door.__all__ if not hasattr(door, name)] == []
    classes = [found for name in door.__all__ if inspect.isclass(found := getattr(door, name))]
    # A dataclass without a docstring is given its signature as one; the errors are described in the tree drawn above them.
    silent = [
        one.__name__
        for one in classes
        if not one.__doc__ or one.__doc__.startswith(f"{one.__name__}(")
        if not (issubclass(one, Exception) and f"{one.__name__}  " in (sys.modules[one.__module__].__doc__ or ""))
    ]
    assert silent == []


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_file_fits_a_readers_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_names_say_something() -> None:
    names = {place(path): path.stem for path in MODULES}
    names |= {place(folder): folder.name for folder in ROOT.rglob("*") if folder.is_dir() and folder.name != "__pycache__"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                names[f"{place(path)}:{node.lineno}"] = node.name
    assert {where: name for where, name in names.items() if EMPTY_NAMES.search(name)} == {}


@pytest.mark.parametrize("name", ["utils", "text_helpers", "common", "SourceManager"])
def test_names_that_say_nothing_are_seen(name: str) -> None:
    assert EMPTY_NAMES.search(name)


def test_the_public_door_is_the_documented_one() -> None:
    page = (ROOT.parents[1] / "docs/how-to/use-the-library.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)`", page.partition("## The public door")[2].partition("\n## ")[0], re.M)
    assert sorted(listed) == sorted(tilshi.__all__)


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    program = f"import sys, tilshi.cli.app; print(*(n for n in {HEAVY!r} if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []
