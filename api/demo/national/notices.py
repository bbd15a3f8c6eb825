"""What people were told within the last year, in the app and some by mail: read soon after, the newest not yet."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec

from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book

KEPT = timedelta(days=365)
UNREAD = timedelta(days=4)
MAILED = 4
"""One in so many people had an address then. It is no preference of theirs any more: nothing is ever sent there."""
PATIENCE = timedelta(hours=72)
GIVEN_UP = 0.01

Facts = dict[str, str | int]


class News(NamedTuple):
    name: str
    subject: UUID
    occasion: str
    facts: Facts
    at: datetime
    by: str


def tell(news: News, people: Sequence[UUID], now: datetime, rows: Rows, book: Book, chance: Chance) -> None:
    """Older notices are left out, and their entries with them."""
    if news.at < now - KEPT:
        return
    facts = msgspec.json.encode(news.facts).decode()
    read = news.at + timedelta(hours=chance.between(1, 60)) if news.at < now - UNREAD else None
    for person in people:
        said = (news.name, news.subject, news.occasion, facts, news.at, read)
        notice = chance.id(news.at)
        rows.add("notice", notice, person, *said)
        if person.int % MAILED == 0:
            _mail(notice, news, person, facts, rows, book, chance)
    book(news.at, news.by, "notice.told", news.subject, {"name": news.name, "to": [str(each) for each in people]})


def _mail(notice: UUID, news: News, person: UUID, facts: str, rows: Rows, book: Book, chance: Chance) -> None:
    """As `organisation.delivering` settles it, at the first attempt."""
    identifier, address = chance.id(news.at), f"{person}@demo.invalid"
    state, problem = ("given_up", "reply 550") if chance.happens(GIVEN_UP) else ("delivered", None)
    key, settled = f"email {notice} {address}", news.at + timedelta(seconds=20)
    said = (news.name, news.subject, facts, state, 1, news.at, news.at, news.at + PATIENCE, settled, problem)
    rows.add("delivery", identifier, key, "email", person, address, *said)
    about = {"channel": "email", "name": news.name, "subject": str(news.subject)}
    book(settled, "clock", f"delivery.{state.replace('_', '-')}", identifier, about)
