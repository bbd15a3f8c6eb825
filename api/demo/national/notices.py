"""What people were told within the last year, in the app: read soon after, the newest not yet."""

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
        rows.add("notice", chance.id(news.at), person, *said)
    book(news.at, news.by, "notice.told", news.subject, {"name": news.name, "to": [str(each) for each in people]})
