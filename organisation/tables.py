from typing import Any

from piccolo.columns import (
    JSONB,
    UUID,
    Array,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    Numeric,
    OnDelete,
    Real,
    Text,
    Timestamptz,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ledger.identifiers import UUID7


class Unit(Table, tablename="unit"):
    """A node of the dated tree. `path` is the ids from the root down to itself, so that a scope is one comparison."""

    id = UUID(primary_key=True, default=UUID7())
    jurisdiction = Text(default=None)
    code = Text(default=None)
    kind = Text(default=None)
    name = Text(default=None)
    zone = Text(default=None)
    parent: ForeignKey[Any] = ForeignKey("self", null=True, default=None, on_delete=OnDelete.restrict)
    path = Array(UUID(), default=None)
    predecessors = Array(Text(), default=None)
    latitude = Numeric(digits=(9, 6), null=True, default=None)
    longitude = Numeric(digits=(9, 6), null=True, default=None)
    opening_hours = JSONB(null=True, default=None)
    valid_from = Date(default=None)
    valid_to = Date(null=True, default=None)

    unit_code_once = Unique([jurisdiction, code, valid_from])
    dates_in_order = Check("valid_to IS NULL OR valid_to >= valid_from")


class Person(Table, tablename="person"):
    id = UUID(primary_key=True, default=UUID7())
    username = Text(default=None, unique=True)
    name = Text(default=None)
    language = Text(default=None)
    home = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    password_hash = Text(default=None)
    created_at = Timestamptz(default=None)
    left_at = Timestamptz(null=True, default=None)

    language_known = Check("language IN ('vi', 'id', 'en')")


class RoleGrant(Table, tablename="role_grant"):
    """In force from `valid_from` until `valid_to`, once somebody other than the requester approved it."""

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    role = Text(default=None)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    acting_for = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    valid_from = Timestamptz(default=None)
    valid_to = Timestamptz(null=True, default=None)
    requested_by = UUID(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)

    role_known = Check("role IN ('inspector', 'unit_head', 'planner', 'reviewer', 'overseer', 'administrator')")
    two_people = Check("approved_by IS NULL OR approved_by <> requested_by")
    not_for_self = Check("requested_by <> person AND (approved_by IS NULL OR approved_by <> person)")


class Device(Table, tablename="device"):
    """One sign-in of one person on one phone or desk; the token itself is never stored.

    A new one sees no unopened inspection before `held_until`: without end once it, or another after it, was
    signed out from elsewhere.
    `public_key` is the uncompressed point (65 bytes) of the P-256 key that a phone made for itself.
    """

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    name = Text(default=None)
    token_hash = Bytea(default=None, unique=True)
    signed_in_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    revoked_at = Timestamptz(null=True, default=None)
    public_key = Bytea(null=True, default=None)
    keyed_at = Timestamptz(null=True, default=None)
    held_until = Timestamptz(null=True, default=None)

    key_whole = Check("(public_key IS NULL) = (keyed_at IS NULL)")


class Throttle(Table, tablename="throttle"):
    """A token bucket; `key` is a keyed hash of the account or the address; `refusals` since the last token."""

    key = Bytea(primary_key=True, default=None)
    tokens = Real(default=None)
    filled_at = Timestamptz(default=None)
    refusals = Integer(default=None)


class PasswordReset(Table, tablename="password_reset"):
    """Two people each hold half of the code; the row holds the hash of each half."""

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    requested_by = UUID(default=None)
    approved_by = UUID(null=True, default=None)
    first_half_hash = Bytea(default=None)
    second_half_hash = Bytea(null=True, default=None)
    requested_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)

    two_people = Check("approved_by IS NULL OR approved_by <> requested_by")
    not_for_self = Check("requested_by <> person AND (approved_by IS NULL OR approved_by <> person)")


class Enrolment(Table, tablename="enrolment"):
    """A slip of paper that, with its owner's password, signs in one phone once."""

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    code_hash = Bytea(default=None, unique=True)
    requested_by = UUID(default=None)
    requested_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    revoked_at = Timestamptz(null=True, default=None)
    used_at = Timestamptz(null=True, default=None)
    device = ForeignKey(Device, null=True, default=None, on_delete=OnDelete.restrict)

    used_by_device = Check("(used_at IS NULL) = (device IS NULL)")


class Recusal(Table, tablename="recusal"):
    """Why this inspector may not visit that unit. `reason` is a code; details are personal and stay on paper.

    Until `shown_at` nobody but the person sees it: declared on the way to a unit, it would tell where they were sent.
    """

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    reason = Text(default=None)
    declared_by = UUID(default=None)
    declared_at = Timestamptz(default=None)
    valid_to = Timestamptz(null=True, default=None)
    shown_at = Timestamptz(null=True, default=None)

    reason_known = Check("reason IN ('own_unit', 'former_unit', 'relative', 'interest', 'other')")


class CalendarDay(Table, tablename="calendar_day"):
    """A day that differs from the official calendar for a unit and all below it, once two people signed it."""

    id = UUID(primary_key=True, default=UUID7())
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    day = Date(default=None)
    working = Boolean(default=None)
    reason = Text(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)

    two_people = Check("approved_by IS NULL OR approved_by <> proposed_by")


class FormerHome(Table, tablename="former_home"):
    """Where a person worked until `left_on`: for a year afterwards they do not inspect there."""

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    left_on = Timestamptz(default=None)
    recorded_by = UUID(default=None)


class Leave(Table, tablename="leave"):
    """Days on which a person is not on duty, in force once a second person approved it.

    Withdrawn it stays in force until a second person let it be withdrawn too: who is on duty feeds the odds.
    """

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    first_day = Date(default=None)
    last_day = Date(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)
    withdrawn_by = UUID(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    ended_by = UUID(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)

    dates_in_order = Check("last_day >= first_day")
    two_people = Check("approved_by IS NULL OR approved_by <> proposed_by")
    approval_whole = Check("(approved_by IS NULL) = (approved_at IS NULL)")
    withdrawal_whole = Check("(withdrawn_by IS NULL) = (withdrawn_at IS NULL)")
    leave_ending_whole = Check("(ended_by IS NULL) = (ended_at IS NULL)")
    leave_two_end = Check("ended_by IS NULL OR (withdrawn_by IS NOT NULL AND ended_by <> withdrawn_by)")
