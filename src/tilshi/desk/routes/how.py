"""/how: how it works and how well, in measured figures. /type: every letter of the region in every weight."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ..page import HERE, Desk

LETTERS = {
    "kk": "Аа Әә Бб Вв Гг Ғғ Дд Ее Ёё Жж Зз Ии Йй Кк Ққ Лл Мм Нн Ңң Оо Өө Пп Рр Сс Тт "
    "Уу Ұұ Үү Фф Хх Һһ Цц Чч Шш Щщ Ъъ Ыы Іі Ьь Ээ Юю Яя",
    "ru": "Аа Бб Вв Гг Дд Ее Ёё Жж Зз Ии Йй Кк Лл Мм Нн Оо Пп Рр Сс Тт Уу Фф Хх Цц Чч Шш Щщ Ъъ Ыы Ьь Ээ Юю Яя № «»",
    "en": "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt Uu Vv Ww Xx Yy Zz “”",
    "uz": "Oʻoʻ Gʻgʻ Shsh Chch Ngng ʼ · Ўў Ққ Ғғ Ҳҳ",
    "ky": "Ңң Өө Үү",
    "tg": "Ғғ Ӣӣ Ққ Ӯӯ Ҳҳ Ҷҷ",
    "tk": "Ää Çç Ňň Öö Şş Üü Ýý Žž",
    "az": "Çç Əə Ğğ İi Iı Öö Şş Üü Qq Xx",
    "tr": "Çç Ğğ İi Iı Öö Şş Üü Ââ Îî Ûû",
}
FIGURES = "0123456789 1\u00a0234\u00a0567,89 % – — … + × №"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of quality: what, on which data, how many, on which day; `name` and `data` are keys of the locales."""

    name: str
    value: float
    data: str
    n: int
    on: date
    command: str


@cache
def measured() -> tuple[Measured, ...]:
    """The figures of quality.toml, in its order; none until something is measured."""
    table = tomllib.loads((HERE / "quality.toml").read_text("utf-8"))
    return tuple(
        Measured(m["name"], float(m["value"]), m["data"], int(m["n"]), m["on"], m.get("command", ""))
        for m in table.get("measured", [])
    )


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/how", methods=["GET", "HEAD"])
    def how(request: Request) -> HTMLResponse:
        reader = desk.reader(request)
        words = reader.words
        rows = [(words(f"quality.{m.name}"), words(f"quality_data.{m.data}"), m) for m in measured()]
        return desk.page(
            request,
            "how.html",
            {"reader": reader, "section": words("nav.how"), "measured": rows, "counts": desk.workspace.counts()},
        )

    @router.api_route("/type", methods=["GET", "HEAD"])
    def letters(request: Request) -> HTMLResponse:
        reader = desk.reader(request)
        return desk.page(
            request, "type.html", {"reader": reader, "section": reader.words("nav.type"), "letters": LETTERS, "figures": FIGURES}
        )

    return router
