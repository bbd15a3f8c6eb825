"""What the report of a custody bundle says in the reader's language."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import msgspec
import yaml

from organisation.texts import Language, Text

CLOCKS: dict[Language, str] = {"vi": "%H:%M %d/%m/%Y", "id": "%H.%M %d/%m/%Y", "en": "%H:%M, %d %b %Y"}


@cache
def catalogue() -> dict[str, Text]:
    return msgspec.convert(yaml.safe_load((files("api") / "custody_texts.yaml").read_text("utf-8")), dict[str, Text])


def readme() -> bytes:
    """In all three languages."""
    return (files("api") / "custody_readme.txt").read_bytes()


class Words:
    """For one reader, in the unit's time."""

    def __init__(self, language: Language, zone: str) -> None:
        self.language, self._zone = language, ZoneInfo(zone)

    def __call__(self, name: str, /, **facts: object) -> str:
        return catalogue()[name].within(self.language).format(**facts)

    def at(self, time: datetime | None) -> str:
        return f"{time.astimezone(self._zone):{CLOCKS[self.language]}}" if time else "–"
