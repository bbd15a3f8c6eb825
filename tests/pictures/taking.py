"""Walks through the shots: each page in three languages, two widths, light and dark."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby, product
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from playwright.sync_api import Browser, Error, Page
from playwright.sync_api import TimeoutError as TooLong

from api.tour.server import Surprise
from tests.pictures.browsers import Device, device_of
from tests.pictures.devices import OWNERS
from tests.pictures.scenes import Scene
from tests.pictures.shots import Shot

Theme = Literal["light", "dark"]
LANGUAGES = ("vi", "id", "en")
PHONE, DESK = 360, 1280
WIDTHS = {PHONE: 740, DESK: 800}
"""With the height of the screen."""
SETTLED = """() => document.querySelector('main h1, main [role=alert]') && !document.querySelector('main .busy')
  && [...document.images].every((image) => image.complete)"""
PAINTED = "() => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)))"
HEIGHT = "document.documentElement.scrollHeight"
WIDER = "document.documentElement.scrollWidth > innerWidth"


class Wanted(NamedTuple):
    """Which pictures of each shot."""

    languages: tuple[str, ...] = LANGUAGES
    widths: tuple[int, ...] = tuple(WIDTHS)
    themes: tuple[Theme, ...] = get_args(Theme)
    text: int = 100
    """Per cent of the usual size."""


class Studio(NamedTuple):
    browser: Browser
    port: int
    scene: Scene
    place: Path

    def take(self, shots: list[Shot], wanted: Wanted) -> Iterator[tuple[str, list[str]]]:
        """The name of each shot, and what is wrong with it; its pictures are in `place` then."""
        for who, theirs in groupby(shots, key=lambda shot: shot.who):
            try:
                with device_of(OWNERS[who], self.browser, self.port, self.scene) as device:
                    for shot in theirs:
                        yield shot.name, self._walk(device, shot, wanted)
            except (Error, AssertionError, Surprise) as error:
                yield who, [str(error)]

    def _walk(self, device: Device, shot: Shot, wanted: Wanted) -> list[str]:
        page = device.context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        try:
            page.goto(f"/#{shot.path.format_map(self.scene)}")
            for language in wanted.languages:
                self._show(page, shot, language, wanted)
                wrong += self._photograph(page, f"{shot.name}.{language}", wanted)
        except Error as error:
            wrong.append(str(error))
        page.close()
        return wrong

    def _show(self, page: Page, shot: Shot, language: str, wanted: Wanted) -> None:
        """The language is read when the app starts, and the server's sentences come in it."""
        page.set_viewport_size({"width": PHONE, "height": WIDTHS[PHONE]})
        page.evaluate("language => localStorage.setItem('sidak.language', language)", language)
        page.reload()
        settle(page)
        shot.act(page)
        page.evaluate("size => (document.documentElement.style.fontSize = size)", f"{wanted.text}%")
        settle(page)

    def _photograph(self, page: Page, name: str, wanted: Wanted) -> Iterator[str]:
        """The whole page, but of a dialog what the screen shows; the phone's as sharp as on a phone."""
        for width, theme in product(wanted.widths, wanted.themes):
            full_name = f"{name}.{width}.{theme}{'' if wanted.text == 100 else f'.{wanted.text}'}"
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": WIDTHS[width]})
            if page.locator("dialog[open]").count() == 0:
                page.set_viewport_size({"width": width, "height": page.evaluate(HEIGHT)})
            page.evaluate("scrollTo(0, 0)")
            page.evaluate(PAINTED)
            scale: Literal["device", "css"] = "device" if width == PHONE else "css"
            page.screenshot(path=self.place / f"{full_name}.png", scale=scale)
            if page.evaluate(WIDER):
                yield f"{full_name}: wider than the screen"


def settle(page: Page) -> None:
    with suppress(TooLong):
        page.wait_for_function(SETTLED, timeout=10_000)
        page.wait_for_load_state("networkidle", timeout=3_000)
