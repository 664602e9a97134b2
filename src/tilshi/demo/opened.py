"""The made-up region, served and opened as a workspace like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import feeds
from .gold import Gold, gold_of
from .lapse import LapseClock
from .region import almaty_day, load_region
from .serve import RegionServer

if TYPE_CHECKING:
    from ..workspace import Workspace

BASE_FILE = "made-up-region.txt"


def _now() -> datetime:
    return datetime.now(UTC)


def gold_lines(base: date | None = None) -> Iterator[Gold]:
    """The labels of the region with its last day on `base`, today where none is given."""
    return gold_of(load_region(base or almaty_day(_now())))


@dataclass(frozen=True, slots=True)
class Demo:
    """The region's workspace. `rounds` turns the clock for each round of its first collecting (see lapse)."""

    workspace: Workspace
    rounds: Callable[[], Iterator[datetime]]


@contextmanager
def open_demo(folder: str | Path, *, port: int = 0, now: Callable[[], datetime] = _now) -> Iterator[Demo]:
    """A workspace over the region, whose sources are served on loopback as long as it is open. Collect it as any other."""
    from ..workspace import open_workspace  # labels and server do without the whole of Tilshi

    place = Path(folder)
    region = load_region(_base_of(place, now()))
    clock = LapseClock(now)
    with (
        RegionServer(region, port=port, now=clock) as server,
        open_workspace(
            place,
            database="",  # invented news must never stand in a newsroom's database
            connect_to=server.connect_to,
            made_up=True,
            outlink=server.outlink,
            now=clock,
        ) as workspace,
    ):
        workspace.add(feeds.sources_of(region))
        yield Demo(workspace, lambda: clock.rounds(region))


def _base_of(folder: Path, now: datetime) -> date:
    """The region's last day: the day the folder was made, for what was collected keeps its dates."""
    kept = folder / BASE_FILE
    try:
        return date.fromisoformat(kept.read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        base = almaty_day(now)
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"{base.isoformat()}\n", encoding="ascii")
        return base
