import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest

from tilshi.flow import chain, repeat, spread


def double(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        yield 2 * number


def only_even(numbers: Iterable[int]) -> Iterator[int]:
    return (number for number in numbers if number % 2 == 0)


def who(numbers: Iterable[int]) -> Iterator[int]:
    for _ in numbers:
        yield os.getpid()


def die_at_300(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        if number == 300 and os.environ.get("TILSHI_TEST_PARENT") != str(os.getpid()):
            os._exit(9)
        yield number


def test_chain_runs_stages_in_order() -> None:
    assert list(chain([1, 2, 3], only_even, double)) == [4]


def test_few_records_stay_in_this_process() -> None:
    assert set(spread(range(50), who, workers=2)) == {os.getpid()}


@pytest.fixture
def stages_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


@pytest.mark.slow
@pytest.mark.usefixtures("stages_importable")
def test_many_records_are_spread_in_order() -> None:
    assert list(spread(range(500), double, workers=2)) == [2 * n for n in range(500)]
    assert os.getpid() not in set(spread(range(500), who, workers=2))


@pytest.mark.slow
@pytest.mark.usefixtures("stages_importable")
def test_a_dead_worker_loses_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILSHI_TEST_PARENT", str(os.getpid()))
    assert list(spread(range(600), die_at_300, workers=2)) == list(range(600))


def test_repeat_goes_on_after_a_failure() -> None:
    stop, rounds, failures = Event(), [], []

    def work() -> None:
        rounds.append(len(rounds))
        if len(rounds) == 3:
            stop.set()
        raise OSError("no route")

    repeat(work, every_s=0, stop=stop, failed=failures.append)
    assert rounds == [0, 1, 2]
    assert [str(failure) for failure in failures] == ["no route"] * 3


def fail(numbers: Iterable[int]) -> Iterator[int]:
    raise ValueError("not a number we know")
    yield from numbers


@pytest.mark.slow
@pytest.mark.usefixtures("stages_importable")
def test_what_a_stage_raises_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ValueError, match="not a number we know"):
        list(spread(range(500), fail, workers=2))


@pytest.mark.slow
def test_a_stage_that_cannot_be_imported_elsewhere_is_run_here() -> None:
    assert list(spread(range(300), double, workers=2)) == [2 * n for n in range(300)]
