"""A browser for each person, with a line of its own, signed in once."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page

from tests.pictures.scenes import Scene
from tests.web.doing import sign_in
from tests.web.line import Line, line_to

SHARP = 2


class Device(NamedTuple):
    context: BrowserContext
    line: Line


class Owner(NamedTuple):
    username: Callable[[Scene], str] | None = None
    """Nobody signs in without one."""
    prepare: Callable[[Device, Page, Scene], object] = lambda device, page, scene: None


@contextmanager
def device_of(owner: Owner, browser: Browser, port: int, scene: Scene) -> Iterator[Device]:
    """Signed in once, and where the pictures begin."""
    address = f"10.{secrets.randbelow(256)}.{secrets.randbelow(256)}.{secrets.randbelow(256)}"
    with line_to(port) as line:
        context = browser.new_context(
            base_url=line.address,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            device_scale_factor=SHARP,
            viewport={"width": 360, "height": 740},
            geolocation={"latitude": 20.65, "longitude": 106.05, "accuracy": 12},
            permissions=["geolocation"],
            extra_http_headers={"X-Forwarded-For": address},
        )
        context.set_default_timeout(30_000)
        device = Device(context, line)
        page = context.new_page()
        if owner.username:
            page.add_init_script(
                "localStorage.getItem('sidak.language') ?? localStorage.setItem('sidak.language', 'vi')"
            )
            sign_in(page, owner.username(scene))
            owner.prepare(device, page, scene)
        page.close()
        yield device
        context.close()
