"""Small pictures drawn on the server as SVG. No style attributes: the page's policy forbids them; classes carry the look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from markupsafe import Markup

from .words import Words

# One mark a source, 6 units apart; from this many on the picture would be wider than its column.
MOST_UNITS = 16


def units(independent: int, copies: int) -> Markup:
    """One full mark an independent source, one low mark a copy. The number stands beside it in words."""
    shown, low = min(independent, MOST_UNITS), min(copies, max(0, MOST_UNITS - min(independent, MOST_UNITS)))
    width = 6 * max(1, shown + low)
    copy = Markup('<path class="copy" d="M{} 7.5h{}"/>').format(6 * shown, 6 * low) if low else Markup("")
    return Markup(
        '<svg class="units" width="{w}" viewBox="0 0 {w} 9" aria-hidden="true"><path d="M0 4.5h{x}"/>{copy}</svg>'
    ).format(w=width, x=6 * shown, copy=copy)


def per_hour(times: Sequence[datetime], until: datetime, bars: int) -> tuple[list[int], timedelta]:
    """How many reports fell into each of the last `bars` slots up to `until`; slots widen until the first report fits."""
    slot = timedelta(hours=1)
    if not times:
        return [0] * bars, slot
    for hours in (1, 2, 3, 6, 12, 24, 48, 96, 240, 960, 9600):
        slot = timedelta(hours=hours)
        if until - times[0] < slot * bars:
            break
    counts = [0] * bars
    for time in times:
        place = bars - 1 - int((until - time) / slot)
        if 0 <= place < bars:
            counts[place] += 1
    return counts, slot


def bars(
    times: Sequence[datetime], words: Words, *, count: int = 12, width: int = 84, height: int = 18, whole: bool = False
) -> Markup:
    """Reports over time, ending with the latest; the last bar is the darkest. `whole`: the first bar is the first report."""
    if not times:
        return Markup("")
    counts, slot = per_hour(times, times[-1], count)
    if whole:
        counts = counts[min(counts.index(next(filter(None, counts))), count - 8) :]
        count = len(counts)
    step, top = width / count, max(counts)
    stroke = max(2.0, step * 0.7)
    tall = [(place, max(3, round((height - 2) * n / top))) for place, n in enumerate(counts) if n]
    paths = [f"M{place * step + step / 2:.1f} {height - 1}v-{size}" for place, size in tall]
    hours = round(slot.total_seconds() / 3600)
    title = words("pictures.bars", slot=words.count("spans.hours", hours), values=", ".join(map(str, counts)))
    return Markup(
        '<svg class="bars" viewBox="0 0 {w} {h}" preserveAspectRatio="none" role="img" stroke-width="{s}"><title>{title}</title>'
        '<path class="base" d="M0 {b}h{w}"/><path d="{rest}"/><path class="last" d="{last}"/></svg>'
    ).format(w=width, h=height, s=f"{stroke:.1f}", title=title, b=height - 0.5, rest="".join(paths[:-1]), last=paths[-1])


def nice_ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers over [low, high], 1, 2 or 5 times a power of ten apart."""
    span = (high - low) or max(abs(high), 1.0)
    raw = span / max(1, about - 1)
    power = 10.0 ** _floor_log10(raw)
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= raw * 0.999)
    first = int(low // step)
    ticks = [round(i * step, 9) for i in range(first, first + 2 * about + 3)]
    return [t for t in ticks if low - step * 0.001 <= t <= high + step * 0.001]


def _floor_log10(value: float) -> int:
    exponent = 0
    while value >= 10:
        value, exponent = value / 10, exponent + 1
    while 0 < value < 1:
        value, exponent = value * 10, exponent - 1
    return exponent
