"""The outbox: what people are told, by which channel, and what became of it."""

from typing import Any

from piccolo.columns import JSONB, UUID, Array, Bytea, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Device, Person, Unit


class Notice(Table, tablename="notice"):
    """Something a person is told in the app. `name` is a kind of `notices.yaml`, `subject` what it is about;
    `occasion` tells several notices of one kind and subject apart."""

    id = UUID(primary_key=True, default=UUID7())
    recipient = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    name = Text(default=None)
    subject = UUID(default=None)
    occasion = Text(default=None)
    facts = JSONB(default=None)
    created_at = Timestamptz(default=None)
    read_at = Timestamptz(null=True, default=None)

    notice_once = Unique([recipient, name, subject, occasion])


class NoticePreference(Table, tablename="notice_preference"):
    """Where and of what a person wants to hear outside the app. Only a confirmed address gets notices.

    `code_hash` is of the code that was mailed to the address, `tries` how often another one was typed.
    """

    person = ForeignKey(Person, primary_key=True, null=False, default=None, on_delete=OnDelete.restrict)
    email = Text(null=True, default=None)
    confirmed_at = Timestamptz(null=True, default=None)
    code_hash = Bytea(null=True, default=None)
    code_ends_at = Timestamptz(null=True, default=None)
    tries = Integer(default=0)
    muted_email = Array(Text(), default=list)
    muted_push = Array(Text(), default=list)
    changed_at = Timestamptz(default=None)

    notice_preference_confirmed = Check("confirmed_at IS NULL OR email IS NOT NULL")


class PushSubscription(Table, tablename="push_subscription"):
    """Where a browser lets itself be woken (RFC 8030), and the keys that only it can open a message with.

    `p256dh` is an uncompressed point of 65 bytes, `auth` 16 bytes.
    """

    id = UUID(primary_key=True, default=UUID7())
    device = ForeignKey(Device, null=False, default=None, on_delete=OnDelete.restrict)
    endpoint = Text(default=None)
    p256dh = Bytea(default=None)
    auth = Bytea(default=None)
    created_at = Timestamptz(default=None)
    ended_at = Timestamptz(null=True, default=None)


class Webhook(Table, tablename="webhook"):
    """An address outside that is told of events in a unit and below it, once two people signed it.

    Its secret is not stored: it is derived from the key of the notices and the id.
    """

    id = UUID(primary_key=True, default=UUID7())
    url = Text(default=None)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    events = Array(Text(), default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)
    ended_by = Text(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)

    webhook_two_people = Check("approved_by IS NULL OR approved_by <> proposed_by")
    webhook_approval_whole = Check("(approved_by IS NULL) = (approved_at IS NULL)")
    webhook_ending_whole = Check("(ended_by IS NULL) = (ended_at IS NULL)")


class Delivery(Table, tablename="delivery"):
    """One message by one channel to one target, due until it is delivered or given up. `key` is told once.

    While somebody sends it, `due_at` lies ahead: if they die, it is due again then.
    """

    id = UUID(primary_key=True, default=UUID7())
    key = Text(default=None, unique=True)
    channel = Text(default=None)
    person: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    address = Text(null=True, default=None)
    subscription: ForeignKey[Any] = ForeignKey(PushSubscription, null=True, default=None, on_delete=OnDelete.restrict)
    webhook: ForeignKey[Any] = ForeignKey(Webhook, null=True, default=None, on_delete=OnDelete.restrict)
    name = Text(default=None)
    subject = UUID(default=None)
    facts = JSONB(default=None)
    state = Text(default=None)
    attempts = Integer(default=0)
    created_at = Timestamptz(default=None)
    due_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    settled_at = Timestamptz(null=True, default=None)
    problem = Text(null=True, default=None)

    delivery_channel_known = Check("channel IN ('email', 'push', 'webhook')")
    delivery_state_known = Check("state IN ('waiting', 'delivered', 'given_up')")
    delivery_settled = Check("(state = 'waiting') = (settled_at IS NULL)")
    delivery_target = Check(
        "(channel = 'email') = (address IS NOT NULL) AND (channel = 'push') = (subscription IS NOT NULL) "
        "AND (channel = 'webhook') = (webhook IS NOT NULL) AND (channel = 'webhook') = (person IS NULL)"
    )
