"""Telling people: inside the change they are told of, so that both stand or fall together."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from ledger.changes import Record
from organisation import delivery_queries, notice_queries
from organisation.notice_catalogue import Facts, catalogue


async def notify(
    record: Record,
    name: str,
    recipients: Iterable[UUID],
    *,
    subject: UUID,
    facts: Facts | None = None,
    occasion: object = "",
    path: Sequence[UUID] = (),
    also_themselves: bool = False,
) -> None:
    """Once for each recipient, subject and occasion; nobody is told of what they did themselves, unless it may have
    been somebody else in their name (`also_themselves`).

    `path` is the unit it happened in, from the root down: webhooks above it are told too where the kind is for them.
    """
    kind = catalogue()[name]
    people = [person for person in dict.fromkeys(recipients) if also_themselves or str(person) != record.by]
    written = msgspec.json.encode(facts or {}).decode()
    told = await notice_queries.add_notices(people, name, subject, str(occasion), written, record.at)
    ends_at = record.at + kind.patience
    await delivery_queries.add_for_people(told, record.at, ends_at)
    if kind.webhook:
        key = f"{name} {subject} {occasion}"
        await delivery_queries.add_for_webhooks(path, key, name, subject, written, record.at, ends_at)
    if told:
        to = [str(person) for person in people]
        await record("notice.told", subject=str(subject), facts={"name": name, "to": to})
