"""The second step of signing in: an authenticator app beside the password."""

from typing import Any

from piccolo.columns import UUID, Array, Bytea, ForeignKey, Integer, OnDelete, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Person


class SecondStep(Table, tablename="second_step"):
    """What a person's phone makes codes from, sealed with a key that is not in the database. In force once confirmed.

    `used_step` is the newest time step a code of which was used: none works twice. `recovery_hashes` are those of the
    recovery codes that are left.
    """

    person: ForeignKey[Any] = ForeignKey(
        Person, primary_key=True, null=False, default=None, on_delete=OnDelete.restrict
    )
    sealed = Bytea(default=None)
    begun_at = Timestamptz(default=None)
    confirmed_at = Timestamptz(null=True, default=None)
    used_step = Integer(null=True, default=None)
    recovery_hashes = Array(Bytea(), default=None)


class SecondStepRemoval(Table, tablename="second_step_removal"):
    """Two people take off the second step of somebody who lost phone and codes."""

    id = UUID(primary_key=True, default=UUID7())
    person = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    requested_by = UUID(default=None)
    requested_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)

    two_people = Check("approved_by IS NULL OR approved_by <> requested_by")
    not_for_self = Check("requested_by <> person AND (approved_by IS NULL OR approved_by <> person)")
