"""Numbers that sources give for one thing, on one scale; values that rose, as a line in time."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from tilshi.model import Fact, FactVersion

from .material import Material
from .pictures import nice_ticks
from .values import value_of

BASE = 54
DOT = 10
MOST_DOTS = 5


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def side_by_side(fact: Fact, material: Material) -> Markup:
    """A dot a source over its value; a line for "more than" and for ranges. Nothing for words or for one value."""
    numbers = [(v, n) for v in fact.versions if (n := _number(v.value)) is not None]
    if fact.kind != "figure" or len(numbers) < 2 or len(numbers) != len(fact.versions):
        return Markup("")
    low = min(n for _, n in numbers)
    high = max(float(v.high if v.high is not None else n) for v, n in numbers)
    if low == high:
        return Markup("")
    give = (high - low) * 0.15
    left, right = low - give, high + give
    if low >= 0 > left:
        left = 0.0
    words = material.reader.words

    def x(value: float) -> str:
        return f"{100 * (value - left) / (right - left):.1f}%"

    parts = [Markup('<line x1="0" x2="100%" y1="{b}" y2="{b}"/>').format(b=BASE)]
    for tick in nice_ticks(left, right, 6):
        if 3 <= 100 * (tick - left) / (right - left) <= 97:
            label = words.number(int(tick) if tick == int(tick) else tick)
            parts.append(
                Markup('<line x1="{x}" x2="{x}" y1="{b}" y2="{c}"/><text x="{x}" y="73">{t}</text>').format(
                    x=x(tick), b=BASE, c=BASE + 4, t=label
                )
            )
    parts += [_version(version, number, x, material) for version, number in numbers]
    described = ". ".join(_described(v, fact, material) for v, _ in numbers)
    return Markup('<svg class="scale" role="img"><title>{}</title><desc>{}</desc>{}</svg>').format(
        words("pictures.scale"), described, Markup("").join(parts)
    )


def _version(version: FactVersion, number: float, x: object, material: Material) -> Markup:
    at = x(number)  # type: ignore[operator]
    parts = []
    if version.bound == "at_least":
        parts.append(Markup('<line class="open" x1="{}" x2="100%" y1="{b}" y2="{b}"/>').format(at, b=BASE))
    elif version.bound == "at_most":
        parts.append(Markup('<line class="open" x1="0" x2="{}" y1="{b}" y2="{b}"/>').format(at, b=BASE))
    elif version.high is not None:
        end = x(float(version.high))  # type: ignore[operator]
        parts.append(Markup('<line class="open" x1="{}" x2="{}" y1="{b}" y2="{b}"/>').format(at, end, b=BASE))
    for place, backer in enumerate(material.backers(version.article_ids)[:MOST_DOTS]):
        kind = Markup(' class="copy"') if backer.copy else Markup("")
        parts.append(Markup('<circle{} cx="{}" cy="{}" r="4"/>').format(kind, at, BASE - 8 - DOT * place))
    return Markup("").join(parts)


def _described(version: FactVersion, fact: Fact, material: Material) -> str:
    names = ", ".join(b.name for b in material.backers(version.article_ids))
    return f"{value_of(version, fact.kind, material.reader.words, material).text}: {names}"


def in_time(fact: Fact, material: Material) -> Markup:
    """Each value from the moment it was first reported: a stair that ends with the latest. Nothing when times are unknown."""
    steps: list[tuple[datetime, float, FactVersion]] = []
    for version in fact.versions:
        times = [t for i in version.article_ids if i in material.articles and (t := material.articles[i].article.published_at)]
        number = _number(version.value)
        if times and number is not None:
            steps.append((min(times), number, version))
    steps.sort(key=lambda s: s[0])
    if len(steps) < 2 or steps[0][0] == steps[-1][0]:
        return Markup("")
    words, now = material.reader.words, material.reader.now
    first, last = steps[0][0], steps[-1][0]
    span = (last - first).total_seconds()
    top = max(n for _, n, _ in steps) or 1.0

    def x(moment: datetime) -> float:
        return 4 + 88 * (moment - first).total_seconds() / span

    def y(number: float) -> float:
        return 62 - 40 * number / top

    parts, shown_to = [], -20.0
    for place, (moment, number, version) in enumerate(steps):
        end = x(steps[place + 1][0]) if place + 1 < len(steps) else 100.0
        parts.append(
            Markup('<line class="step" x1="{}%" x2="{}%" y1="{y}" y2="{y}"/><circle cx="{}%" cy="{y}" r="4"/>').format(
                f"{x(moment):.1f}", f"{end:.1f}", f"{x(moment):.1f}", y=f"{y(number):.1f}"
            )
        )
        if place:
            parts.append(
                Markup('<line class="rise" x1="{x}%" x2="{x}%" y1="{}" y2="{}"/>').format(
                    f"{y(steps[place - 1][1]):.1f}", f"{y(number):.1f}", x=f"{x(moment):.1f}"
                )
            )
        label = value_of(version, fact.kind, words, material).text
        if x(moment) - shown_to >= 9:
            shown_to = x(moment)
            parts.append(
                Markup('<text class="from" x="{x}%" y="{}">{}</text><text class="at" x="{x}%" y="78">{}</text>').format(
                    f"{y(number) - 8:.1f}", label, words.moment(moment, now), x=f"{x(moment):.1f}"
                )
            )
    described = "; ".join(f"{words.moment(m, now)}: {value_of(v, fact.kind, words, material).text}" for m, _, v in steps)
    return Markup('<svg class="scale rising" role="img"><title>{}</title><desc>{}</desc>{}</svg>').format(
        words("pictures.rising"), described, Markup("").join(parts)
    )
