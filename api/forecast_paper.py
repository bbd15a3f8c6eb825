"""The forecast as a one-page PDF. The same data give the same bytes."""

from functools import cache
from importlib.resources import files

import msgspec
import typst

from api.forecast_summary import Summary


@cache
def _fonts() -> typst.Fonts:
    """Those of the package, which have all of Vietnamese; none of the machine's, so that every page looks the same."""
    return typst.Fonts(include_system_fonts=False)


def paper(page: Summary) -> bytes:
    template = (files("api") / "forecast.typ").read_bytes()
    made = typst.compile(template, font_paths=_fonts(), sys_inputs={"page": msgspec.json.encode(page).decode()})
    assert isinstance(made, bytes)
    return made
