"""The forecast as a one-page PDF. The same data give the same bytes."""

from importlib.resources import files

import msgspec
import typst

from api.forecast_summary import Summary
from api.papers.typesetting import fonts


def paper(page: Summary) -> bytes:
    """The template has a name, because the typesetter counts each nameless one and fails after 65,535."""
    template = {"main.typ": (files("api") / "forecast.typ").read_bytes()}
    content = {"page": msgspec.json.encode(page).decode()}
    made = typst.compile(template, font_paths=fonts(), sys_inputs=content)  # type: ignore[call-overload]
    assert isinstance(made, bytes)
    return made
