from piccolo.columns import (
    JSONB,
    UUID,
    Array,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Text,
    Timestamptz,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Unit


class Programme(Table, tablename="programme"):
    """Units of some kinds below one unit, drawn together: `stratum` is the programme's code and that unit's code."""

    id = UUID(primary_key=True, default=UUID7())
    code = Text(default=None, unique=True)
    name = JSONB(default=None)
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    stratum = Text(default=None, unique=True)
    kinds = Array(Text(), default=None)
    calendar = Text(default=None)
    demonstration = Boolean(default=None)
    created_by = UUID(default=None)
    created_at = Timestamptz(default=None)

    calendar_known = Check("calendar IN ('working', 'always')")


class PlanVersion(Table, tablename="plan_version"):
    """The frozen parameters of a programme for the days from `valid_from` to `valid_to`, in force once approved."""

    id = UUID(primary_key=True, default=UUID7())
    programme = ForeignKey(Programme, null=False, default=None, on_delete=OnDelete.restrict)
    number = Integer(default=None)
    plan = JSONB(default=None)
    plan_hash = Bytea(default=None)
    policy_hash = Bytea(default=None)
    valid_from = Date(default=None)
    valid_to = Date(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)

    plan_version_number_once = Unique([programme, number])
    dates_in_order = Check("valid_to >= valid_from")
    two_people = Check("approved_by IS NULL OR approved_by <> proposed_by")
    approval_whole = Check("(approved_by IS NULL) = (approved_at IS NULL)")


class SeedCommitment(Table, tablename="seed_commitment"):
    """The secret of one draw is derived from the master `key`; its commitment stands before anything is drawn."""

    draw_id = Text(primary_key=True, default=None)
    programme = ForeignKey(Programme, null=False, default=None, on_delete=OnDelete.restrict)
    key = Text(default=None)
    commitment = Bytea(default=None)
    committed_at = Timestamptz(default=None)


class DrawDay(Table, tablename="draw_day"):
    """One draw of a stratum and its way through the hours. What was drawn never stands here before the reveal.

    `sealed` is the manifest and who was on duty, encrypted; `bundle` is what the reveal publishes. With several slots
    `release_at` and `arrives_at` are the earliest until the release, and `slot` stays empty.
    """

    id = UUID(primary_key=True, default=UUID7())
    draw_id = ForeignKey(SeedCommitment, null=False, default=None, on_delete=OnDelete.restrict, unique=True)
    programme = ForeignKey(Programme, null=False, default=None, on_delete=OnDelete.restrict)
    plan_version = ForeignKey(PlanVersion, null=False, default=None, on_delete=OnDelete.restrict)
    stratum = Text(default=None)
    day = Date(default=None)
    freeze_at = Timestamptz(default=None)
    draw_at = Timestamptz(default=None)
    release_at = Timestamptz(default=None)
    arrives_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    reveal_at = Timestamptz(default=None)
    public_at = Timestamptz(default=None)
    slot = Text(null=True, default=None)
    state = Text(default=None)
    reason = Text(null=True, default=None)
    prev = Bytea(null=True, default=None)
    manifest_hash = Bytea(null=True, default=None)
    sealed = Bytea(null=True, default=None)
    beacon = Bytea(null=True, default=None)
    bundle = Bytea(null=True, default=None)

    draw_day_once = Unique([stratum, day])
    draw_day_chain_once = Unique([stratum, prev])
    state_known = Check("state IN ('planned', 'frozen', 'drawn', 'released', 'revealed', 'missed')")
    reason_known = Check("reason IN ('closed', 'late', 'beacon', 'used')")
    reason_of_missed = Check("(state = 'missed') = (reason IS NOT NULL)")
    frozen_whole = Check("(manifest_hash IS NULL) = (sealed IS NULL) AND (prev IS NULL) = (sealed IS NULL)")
    frozen_before_use = Check("state IN ('planned', 'missed') OR sealed IS NOT NULL")
    bundle_of_revealed = Check("state <> 'revealed' OR bundle IS NOT NULL")


class DrawState(Table, tablename="draw_state"):
    """Ages and balances of a stratum's units as they entered one frozen draw: see `scheduler.states`."""

    id = UUID(primary_key=True, default=UUID7())
    draw_day = ForeignKey(DrawDay, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    document = Bytea(default=None)


class DrawStaffing(Table, tablename="draw_staffing"):
    """Who was on duty at the freeze and might go where, from the reveal on: the bytes of the manifest's hash."""

    id = UUID(primary_key=True, default=UUID7())
    draw_day = ForeignKey(DrawDay, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    document = Bytea(default=None)


class DrawVerification(Table, tablename="draw_verification"):
    """An overseer ran a revealed draw again; the id is made on their device. Insert only (trigger).

    `manifest_hash` is the one of the bundle they had, `fault` why it does not hold, null when it does. `compared`:
    whether the hash is the one that their device saw before the draw.
    """

    id = UUID(primary_key=True, default=None)
    draw_day = ForeignKey(DrawDay, null=False, default=None, on_delete=OnDelete.restrict)
    manifest_hash = Bytea(default=None)
    fault = Text(null=True, default=None)
    compared = Text(default=None)
    verified_by = UUID(default=None)
    verified_at = Timestamptz(default=None)

    compared_known = Check("compared IN ('same', 'different', 'unseen')")


class UndoneVisit(Table, tablename="undone_visit"):
    """A drawn inspection that was not carried out, and the draw whose state counted it as undone."""

    inspection = UUID(primary_key=True, default=None)
    counted_on = ForeignKey(DrawDay, null=False, default=None, on_delete=OnDelete.restrict)


class CapacityDay(Table, tablename="capacity_day"):
    """Another capacity than the plan's on one day, in force once a second person approved it before the freeze."""

    id = UUID(primary_key=True, default=UUID7())
    programme = ForeignKey(Programme, null=False, default=None, on_delete=OnDelete.restrict)
    day = Date(default=None)
    capacity = Integer(default=None)
    reason = Text(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)

    capacity_possible = Check("capacity BETWEEN 0 AND 200")
    two_people = Check("approved_by IS NULL OR approved_by <> proposed_by")
    approval_whole = Check("(approved_by IS NULL) = (approved_at IS NULL)")


class BeaconCommitment(Table, tablename="beacon_commitment"):
    """What an overseer's machine committed to for one draw, before its freeze."""

    draw_id = Text(primary_key=True, default=None)
    commitment = Bytea(default=None)
    given_by = UUID(default=None)
    given_at = Timestamptz(default=None)


class BeaconValue(Table, tablename="beacon_value"):
    """The value a manifest named in advance; a text also has a witness.

    `value` are the 32 bytes; `proof` is what they are the hash of: the text typed in, or the signature of drand.
    """

    draw_id = Text(primary_key=True, default=None)
    value = Bytea(default=None)
    proof = Bytea(null=True, default=None)
    given_by = Text(default=None)
    given_at = Timestamptz(default=None)
    witnessed_by = UUID(null=True, default=None)
    witnessed_at = Timestamptz(null=True, default=None)

    value_size = Check("octet_length(value) = 32")
    witness_whole = Check("(witnessed_by IS NULL) = (witnessed_at IS NULL)")


class BeaconReading(Table, tablename="beacon_reading"):
    """What one person says a manual beacon's source showed; the text two people agree on becomes the value."""

    id = UUID(primary_key=True, default=UUID7())
    draw_id = Text(default=None)
    text = Text(default=None)
    read_by = UUID(default=None)
    read_at = Timestamptz(default=None)

    beacon_reading_once = Unique([draw_id, read_by, text])


class Substitution(Table, tablename="substitution"):
    """Who steps in for whom at a drawn inspection; nobody, when nobody could."""

    id = UUID(primary_key=True, default=UUID7())
    inspection = UUID(default=None)
    withdrawn = UUID(default=None)
    substitute = UUID(null=True, default=None)
    made_at = Timestamptz(default=None)

    substitution_once = Unique([inspection, withdrawn])


class Order(Table, tablename="inspection_order"):
    """An inspection somebody asked for, sealed like a drawn one until its release minute.

    `sealed` always has the same length: unit, team and reason are inside, and `commitment` is their hash.
    """

    id = UUID(primary_key=True, default=UUID7())
    programme = ForeignKey(Programme, null=False, default=None, on_delete=OnDelete.restrict)
    plan_version = ForeignKey(PlanVersion, null=False, default=None, on_delete=OnDelete.restrict)
    kind = Text(default=None)
    key = Text(default=None)
    sealed = Bytea(default=None)
    commitment = Bytea(default=None)
    release_at = Timestamptz(default=None)
    arrives_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    state = Text(default=None)
    proposed_by = UUID(default=None)
    proposed_at = Timestamptz(default=None)
    approved_by = UUID(null=True, default=None)
    approved_at = Timestamptz(null=True, default=None)

    kind_known = Check("kind IN ('ordered', 'revisit', 'announced')")
    state_known = Check("state IN ('proposed', 'approved', 'released', 'missed')")
    two_people = Check("approved_by IS NULL OR approved_by <> proposed_by")
    approval_whole = Check("(approved_by IS NULL) = (approved_at IS NULL)")
    approved_before_release = Check("state <> 'released' OR approved_by IS NOT NULL")
