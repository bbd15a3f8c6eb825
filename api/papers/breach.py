"""The draft of a notice to the authority about a breach of personal data: for programs, and as paper."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import msgspec
import yaml

from api.papers.typesetting import typeset
from api.papers.words import Languages, Told
from ledger.database import Row
from organisation.breach_rules import LAWS, law_of
from organisation.texts import Language, Text

OPEN = "……"


class Line(msgspec.Struct, frozen=True):
    heading: str
    text: str


class Notification(msgspec.Struct, frozen=True, rename="camel"):
    """What the law asks a notice to say, as far as it is on record; what is not says "……"."""

    language: Language
    title: str
    draft: str
    authority: str
    lines: list[Line]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    languages: Languages
    title: Told
    demonstration: Told | None
    number: str
    draft: str
    authority: str
    lines: list[Line]


@cache
def _texts() -> dict[str, Text]:
    text = (files("api.papers") / "breach_texts.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Text])


def notification(breach: Row, said: Mapping[str, Row], language: Language, now: datetime) -> Notification:
    """`said` is what was last said of each step."""

    def word(name: str) -> str:
        return _texts()[name].within(language)

    def note(step: str) -> str:
        return str(said[step]["note"]) if step in said else OPEN

    def at(instant: datetime) -> str:
        return f"{instant.astimezone(ZoneInfo(breach['zone'])):%d/%m/%Y %H:%M}"

    told = {
        "law": law_of(breach["jurisdiction"]),
        "office": f"{breach['unit_name']}, {OPEN}",
        "contact": f"{breach['opened_by_name']}, {OPEN}",
        "discovered": at(breach["discovered_at"]),
        "deadline": at(breach["due_at"]),
        "happened": f"{breach['title']}. {breach['what']}",
        "extent": note("extent"),
        "harm": OPEN,
        "contain": note("contain"),
        "people": note("notify_people"),
        "prevent": note("record"),
    }
    if now > breach["due_at"]:
        told["late"] = OPEN
    country = breach["jurisdiction"] if breach["jurisdiction"] in LAWS else "VN"
    lines = [Line(word(name), text) for name, text in told.items()]
    return Notification(language, word("title"), word("draft"), word(f"authority-{country}"), lines)


def breach_pdf(draft: Notification, number: str, *, demonstration: str | None, at: datetime) -> bytes:
    page = Page(
        languages=[draft.language],
        title=[draft.title],
        demonstration=[demonstration] if demonstration else None,
        number=number,
        draft=draft.draft,
        authority=draft.authority,
        lines=draft.lines,
    )
    return typeset("breach", page, {}, at)
