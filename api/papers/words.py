"""The fixed words of the papers, in one language or beside each other in several."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import msgspec
import yaml

from organisation.texts import Language, Text

Languages = Sequence[Language]
Told = list[str]
"""The same in each language of the paper, in their order."""

MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


@cache
def catalogue() -> dict[str, Text]:
    return msgspec.convert(yaml.safe_load((files("api.papers") / "texts.yaml").read_text("utf-8")), dict[str, Text])


def told(name: str, languages: Languages, **facts: object) -> Told:
    return [catalogue()[name].within(language).format(**facts) for language in languages]


def as_told(text: Text, languages: Languages) -> Told:
    return [text.within(language) for language in languages]


def words(names: Sequence[str], languages: Languages) -> dict[str, Told]:
    return {name: told(name, languages) for name in names}


def day(instant: datetime, zone: str, language: Language) -> str:
    there = instant.astimezone(ZoneInfo(zone))
    if language == "vi":
        return f"ngày {there:%d} tháng {there.month} năm {there.year}"
    return f"{there.day} {MONTHS[language].split()[there.month - 1]} {there.year}"


def clock(instant: datetime, zone: str) -> str:
    return f"{instant.astimezone(ZoneInfo(zone)):%H:%M}"


def offset(instant: datetime, zone: str) -> str:
    """As UTC+7, or UTC+5:30 where it is not whole."""
    minutes = int((instant.astimezone(ZoneInfo(zone)).utcoffset() or instant.resolution * 0).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
