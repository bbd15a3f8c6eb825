"""Texts in the three languages every reader may choose from."""

from typing import Literal

import msgspec

Language = Literal["vi", "id", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "id", "en")


class Text(msgspec.Struct, frozen=True):
    vi: str
    id: str
    en: str

    def within(self, language: Language) -> str:
        return str(getattr(self, language))
