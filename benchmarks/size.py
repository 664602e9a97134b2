"""How much the default install takes on disk: Tilshi and everything it needs, without extras."""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

import tilshi

from .report import header


def needed(name: str, seen: dict[str, Distribution]) -> None:
    """Everything a distribution needs, by name, without extras."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    if found.metadata["Name"].lower() in seen:
        return
    seen[found.metadata["Name"].lower()] = found
    for text in found.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed(requirement.name, seen)


def bytes_of(found: Distribution) -> int:
    paths = (Path(str(found.locate_file(file))) for file in found.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file())


def run() -> None:
    print("size: the default install (limit: 300 MB)")
    header(["tilshi"])
    seen: dict[str, Distribution] = {}
    needed("tilshi", seen)
    sizes = {name: bytes_of(found) for name, found in seen.items() if name != "tilshi"}
    sizes["tilshi"] = sum(p.stat().st_size for p in Path(tilshi.__file__).parent.rglob("*") if p.is_file())
    print(f"  {sum(sizes.values()) / 1e6:.0f} MB in {len(sizes)} packages; largest:")
    for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:8]:
        print(f"    {name:<24} {size / 1e6:6.1f} MB")
