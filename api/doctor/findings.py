"""What an examination finds. The sentences stand in `texts.yaml`, under the finding's name."""

from typing import Literal

import msgspec

Level = Literal["unsafe", "worth-doing", "fine"]
LEVELS: tuple[Level, ...] = ("unsafe", "worth-doing", "fine")


class Finding(msgspec.Struct, frozen=True):
    """`facts` fill the sentence's blanks."""

    name: str
    level: Level
    facts: dict[str, str | int]


def unsafe(name: str, /, **facts: str | int) -> Finding:
    return Finding(name, "unsafe", facts)


def worth_doing(name: str, /, **facts: str | int) -> Finding:
    return Finding(name, "worth-doing", facts)


def fine(name: str, /, **facts: str | int) -> Finding:
    return Finding(name, "fine", facts)
