from __future__ import annotations

from collections.abc import Iterator

import pytest
from collect_site import NOW, Clock, Site

from tilshi.collect import Fetcher


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetch(clock: Clock) -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, now=lambda: NOW, clock=clock, sleep=clock.sleep) as fetcher:
        yield fetcher
