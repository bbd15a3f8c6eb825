"""`make screenshots`: serves a demonstration of its own and takes pictures of every page."""

import os
import re
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from tests.data_dirs import data_dir
from tests.pictures.scenes import Scene
from tests.pictures.shots import SHOTS
from tests.pictures.taking import LANGUAGES, WIDTHS, Studio, Wanted
from tests.tooling.programs import ROOT
from tests.web.conftest import CHROMIUM, FLAGS
from tests.web.hearings import Address, Hearings
from tests.web.servers import Server, serving
from tests.web.visits import Planner


def main() -> int:
    asked = _asked()
    asked.place.mkdir(parents=True, exist_ok=True)
    shots = [shot for shot in SHOTS if re.search(asked.only, shot.name)]
    expect.set_options(timeout=60_000)
    wrong: list[str] = []
    with _served() as server, _browser() as browser, _scene(server) as scene:
        for name, found in Studio(browser, server.port, scene, asked.place).take(shots, _wanted(asked)):
            print(name, *found, sep="\n  ", file=sys.stderr)
            wrong += found
    print(f"The pictures of {len(shots)} pages are in {asked.place}; {len(wrong)} things are wrong with them.")
    return 1 if wrong else 0


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("place", nargs="?", type=Path, default=ROOT / "var/screenshots")
    parser.add_argument("--only", default="", help="shots whose name this finds, a regular expression")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--width", type=int, choices=WIDTHS)
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--text", type=int, default=100, help="size of the text in per cent")
    return parser.parse_args()


def _wanted(asked: Namespace) -> Wanted:
    given = {
        "languages": (asked.language,) if asked.language else None,
        "widths": (asked.width,) if asked.width else None,
        "themes": (asked.theme,) if asked.theme else None,
        "text": asked.text,
    }
    return Wanted()._replace(**{name: value for name, value in given.items() if value})


@contextmanager
def _served() -> Iterator[Server]:
    """From a copy of the pages, since a build may come in between."""
    with data_dir() as place:
        pages = place.parent / "dist"
        shutil.copytree(ROOT / "web/dist", pages)
        with serving(place, "--demo", web_dir=pages) as server:
            yield server


@contextmanager
def _browser() -> Iterator[Browser]:
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser,
    ):
        yield browser


@contextmanager
def _scene(server: Server) -> Iterator[Scene]:
    """The hearings tell what they do, as the tour does; here nobody listens."""
    with (
        Path(os.devnull).open("w") as nobody,
        redirect_stdout(nobody),
        Address(server.address) as reached,
        Planner.at(server.address) as planner,
    ):
        yield Scene(Hearings(reached), planner)


if __name__ == "__main__":
    sys.exit(main())
