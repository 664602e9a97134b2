"""The import law of docs/explanation/architecture.md: who may import whom."""

import ast
from pathlib import Path

import tilshi

ROOT = Path(tilshi.__file__).parent
STAGES = {"collect", "read", "annotate", "connect", "compare", "check", "share", "measure", "proofread"}
GROUND = {"model", "errors"}
MAY_IMPORT = (
    {"model": {"model"}, "errors": {"errors"}, "languages": GROUND | {"languages"}}
    | {stage: GROUND | {"languages", stage} for stage in STAGES}
    | {"store": GROUND | {"store"}, "flow": GROUND | {"flow"}}
    | {"workspace": GROUND | STAGES | {"languages", "store", "flow", "workspace"}}
    | {face: GROUND | {"workspace", face} for face in ("desk", "demo")}
    # The command line starts the desk and the demo; the filters run single stages without a workspace.
    | {"cli": GROUND | STAGES | {"flow", "workspace", "desk", "demo", "cli", "__version__"}}
    | {"": GROUND | {"workspace"}, "__main__": {"cli"}}
)
ONLY_IN = {
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "dask": {"flow"},
    "distributed": {"flow"},
    "fastapi": {"desk"},
    "starlette": {"desk"},
    "typer": {"cli"},
    "httpx2": {"collect"},
}


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        first = path.relative_to(ROOT).parts[0]
        found.append(("" if first == "__init__.py" else first.removesuffix(".py"), path))
    return found


def imported(path: Path) -> set[str]:
    """Full dotted names a module imports, relative ones resolved."""
    package = ["tilshi", *path.relative_to(ROOT).parent.parts]
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            names |= {f"{stem}.{alias.name}" for alias in node.names} if stem == "tilshi" else {stem}
    return names


def test_every_folder_has_a_law() -> None:
    assert {place for place, _ in modules()} <= set(MAY_IMPORT)


def test_nobody_imports_what_stands_above() -> None:
    breaches = [
        f"{path.relative_to(ROOT)} imports {name}"
        for place, path in modules()
        for name in imported(path)
        if name.startswith("tilshi.") and name.split(".")[1] not in MAY_IMPORT[place]
    ]
    assert breaches == []


def test_libraries_stay_in_their_rooms() -> None:
    breaches = [
        f"{path.relative_to(ROOT)} imports {name}"
        for place, path in modules()
        for name in imported(path)
        if place not in ONLY_IN.get(name.split(".")[0], {place})
    ]
    assert breaches == []


def test_model_imports_only_the_standard_library() -> None:
    import sys

    outside = {name.split(".")[0] for place, path in modules() if place in GROUND for name in imported(path)} - {
        "tilshi",
        "__future__",
    }
    assert outside <= sys.stdlib_module_names
