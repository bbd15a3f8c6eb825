"""The kinds of notices and their sentences in three languages (`notices.yaml`, `notice_words.yaml`)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import yaml

from organisation.actors import Actor, Role
from organisation.texts import Language, Text

CONFIRMATION = "email.confirm"
Facts = Mapping[str, str | int]


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`link` is a view of the app; `hours`, how long a delivery is tried; `roles`, who may ever be told."""

    link: str
    title: Text
    body: Text
    roles: tuple[Role, ...] = ()
    hours: int = 72
    urgent: bool = False
    webhook: bool = False

    @property
    def patience(self) -> timedelta:
        return timedelta(hours=self.hours)


class Told(msgspec.Struct, frozen=True):
    title: str
    body: str
    link: str


@cache
def words() -> dict[str, Text]:
    """What is due, by its clock."""
    text = (files("organisation") / "notice_words.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Text])


@cache
def catalogue() -> dict[str, Kind]:
    text = (files("organisation") / "notices.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Kind])


def heard_by(actor: Actor) -> list[str]:
    """The kinds that somebody with these roles may be told."""
    return [name for name, kind in catalogue().items() if actor.has(*kind.roles)]


@cache
def for_webhooks() -> frozenset[str]:
    return frozenset(name for name, kind in catalogue().items() if kind.webhook)


def tell(name: str, subject: UUID, facts: Facts, language: Language) -> Told:
    kind = catalogue()[name]
    return Told(
        title=kind.title.within(language),
        body=kind.body.within(language).format_map(_readable(facts, language)),
        link=kind.link.format(subject=subject),
    )


def _readable(facts: Facts, language: Language) -> dict[str, str | int]:
    """`due` is an instant, read in the `zone` beside it; `clock` says what is due."""
    if "clock" in facts:
        facts = {**facts, "clock": words()[str(facts["clock"])].within(language)}
    if "due" not in facts:
        return dict(facts)
    due = datetime.fromisoformat(str(facts["due"])).astimezone(ZoneInfo(str(facts["zone"])))
    return {**facts, "due": f"{due:%d/%m/%Y %H:%M}"}
