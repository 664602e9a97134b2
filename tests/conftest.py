"""What every test may ask for: where real data stands."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The first example of a test loads tables, and CI shares its processors: what time may grow to is asserted where it matters.
settings.register_profile("tilshi", deadline=None)
settings.load_profile("tilshi")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real data (TILSHI_DATA, else ../shared/data beside the project); tests that ask for it skip without it."""
    place = Path(os.environ.get("TILSHI_DATA") or ROOT.parent / "shared" / "data")
    if not place.is_dir():
        pytest.skip(f"real data is not at {place}: set TILSHI_DATA to where it stands")
    return place
