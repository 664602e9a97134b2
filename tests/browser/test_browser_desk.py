"""The desk in a real browser: wide and narrow, light and dark, by keys, without JavaScript, and to nobody but itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = (
    "/",
    "/stories/s1",
    "/articles/ru-1?marks=names,figures,quotes",
    "/sources",
    "/search?q=сел",
    "/how",
    "/type",
    "/nowhere",
)
Scheme = Literal["light", "dark"]


@contextmanager
def opened(
    browser: Browser, address: str, *, width: int = 1440, scheme: Scheme = "light", scripts: bool = True, language: str = "kk"
) -> Iterator[tuple[Page, list[str]]]:
    """A page and what it did wrong: messages of the console, faults, requests to other hosts, answers that failed."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts, locale=language
    )
    page = context.new_page()
    wrong: list[str] = []
    home = "/".join(address.split("/")[:3])
    expected = "/nowhere" in address

    def on_response(response: object) -> None:
        status, url = response.status, response.url  # type: ignore[attr-defined]
        if status >= 400 and not (expected and url == address):
            wrong.append(f"{status} {url}")

    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") and not expected else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith(home) else wrong.append(r.url))
    page.on("response", on_response)
    page.goto(address)
    yield page, wrong
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_and_keep_to_themselves(browser: Browser, desk: str, path: str, width: int) -> None:
    with opened(browser, desk + path, width=width, scheme="dark" if width == 390 else "light") as (page, wrong):
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.fonts.check('600 17px \"Source Serif 4 Variable\"', 'Әң')")
        assert wrong == []


CONTRAST = """() => {
  const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => { const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  const weak = []; let seen = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest('svg, .vh, dialog')) continue;
    seen += 1;
    const style = getComputedStyle(e), a = light(rgb(style.color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) weak.push(`${ratio.toFixed(2)} ${e.className} ${walk.currentNode.data.trim().slice(0, 30)}`);
  }
  return seen > 40 ? weak : [`only ${seen} pieces of text were looked at`];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/stories/s1", "/articles/ru-1?marks=names,figures,quotes,dates,places", "/sources"])
def test_contrast_is_enough_in_both_themes(browser: Browser, desk: str, path: str, scheme: Scheme) -> None:
    with opened(browser, desk + path, scheme=scheme) as (page, _):
        assert page.evaluate(CONTRAST) == []


def test_keys(browser: Browser, desk: str) -> None:
    with opened(browser, f"{desk}/?lang=kk") as (page, wrong):
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "/stories/s2"
        page.keyboard.press("k")
        page.keyboard.press("o")
        page.wait_for_url("**/stories/s1")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("сел / j")
        assert page.input_value("#q") == "сел / j"
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 1
        page.keyboard.press("Escape")
        page.keyboard.press("t")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page.reload()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert wrong == []


def test_skip_link_and_focus_can_be_seen(browser: Browser, desk: str) -> None:
    with opened(browser, f"{desk}/") as (page, _):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_everything_is_there_without_scripts(browser: Browser, desk: str) -> None:
    with opened(browser, f"{desk}/?lang=ru", scripts=False) as (page, wrong):
        page.click("text=Тёмный вид")
        assert page.locator("html").get_attribute("data-theme") == "dark"
        assert "theme" not in page.url
        page.click(".menu > summary")
        page.click(".menu nav a[href='/sources']")
        assert page.locator("h1").inner_text() == "Источники"
        page.fill("#q", "сел")
        page.press("#q", "Enter")
        assert page.locator(".answers a[href='/stories/s1']").first.inner_text().startswith("Сель в Тасозеке")
        page.click(".answers a[href='/articles/ru-1']")
        page.click(".pick a:has-text('Числа')")
        assert page.locator(".text .found.figures").count() == 3
        page.go_back()
        assert wrong == []


def test_words_side_by_side_open_by_a_click(browser: Browser, desk: str) -> None:
    with opened(browser, f"{desk}/stories/s1?lang=kk", scripts=False) as (page, _):
        second = page.locator("#d-2 details")
        assert not second.locator("blockquote").first.is_visible()
        second.locator("summary").click()
        assert second.locator("mark").first.is_visible()


def test_prints_every_column(browser: Browser, desk: str) -> None:
    with opened(browser, f"{desk}/stories/s1") as (page, _):
        page.emulate_media(media="print")
        assert not page.locator(".find").is_visible()
        assert len(page.pdf(format="A4")) > 20_000
