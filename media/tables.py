from piccolo.columns import (
    UUID,
    BigInt,
    Boolean,
    Bytea,
    ForeignKey,
    Integer,
    Numeric,
    OnDelete,
    Text,
    Timestamptz,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Person


class Evidence(Table, tablename="evidence"):
    """A photo somebody says exists, under the id their phone made, and since `arrived_at` one that is here.

    What was claimed never changes (trigger), nor `signature`, what the server found when it checked the phone's
    signature of the hash. `inspection` is an id of a package above this one.
    """

    id = UUID(primary_key=True, default=None)
    inspection = UUID(default=None)
    item = Text(null=True, default=None)
    purpose = Text(default=None)
    sha256 = Bytea(default=None)
    size = BigInt(default=None)
    content_type = Text(default=None)
    file_name = Text(default=None)
    claimed_at = Timestamptz(default=None)
    latitude = Numeric(digits=(9, 6), null=True, default=None)
    longitude = Numeric(digits=(9, 6), null=True, default=None)
    accuracy = Numeric(digits=(9, 2), null=True, default=None, help_text="metres")
    device_signature = Bytea(null=True, default=None)
    signature = Text(null=True, default=None)
    announced_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    announced_at = Timestamptz(default=None)
    state = Text(default=None)
    arrived_at = Timestamptz(null=True, default=None)

    purpose_known = Check("purpose IN ('item', 'minutes', 'explanation', 'remedy')")
    item_named = Check("(purpose = 'item') = (item IS NOT NULL)")
    state_known = Check("state IN ('announced', 'arrived', 'refused')")
    arrival_dated = Check("(state = 'arrived') = (arrived_at IS NOT NULL)")
    hash_whole = Check("length(sha256) = 32")
    size_positive = Check("size > 0")
    signature_known = Check("signature IN ('signed', 'unsigned', 'wrong')")
    place_whole = Check("(latitude IS NULL) = (longitude IS NULL)")


class Upload(Table, tablename="upload"):
    """Bytes under way. How many are here, only the file in the spool tells; it is named by the evidence's id."""

    id = UUID(primary_key=True, default=UUID7())
    evidence = ForeignKey(Evidence, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    length = BigInt(default=None)
    created_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    created_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None, index=True)


class EvidenceConflict(Table, tablename="evidence_conflict"):
    """Something else came under a claim. Where bytes came, they lie in the store as `aside`, for a person to judge."""

    id = UUID(primary_key=True, default=UUID7())
    evidence = ForeignKey(Evidence, null=False, default=None, on_delete=OnDelete.restrict)
    reason = Text(default=None)
    sha256 = Bytea(default=None)
    size = BigInt(default=None)
    kept = Boolean(default=None)
    sent_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    sent_at = Timestamptz(default=None)

    evidence_conflict_once = Unique([evidence, reason, sha256])
    reason_known = Check(
        "reason IN ('announced-otherwise', 'hash-differs', 'not-a-photo', 'photo-type-differs', 'photo-incomplete', "
        "'photo-too-heavy', 'photo-unopenable')"
    )


class Rendition(Table, tablename="rendition"):
    """A picture made from an original: upright, in sRGB, without any metadata."""

    id = UUID(primary_key=True, default=UUID7())
    evidence = ForeignKey(Evidence, null=False, default=None, on_delete=OnDelete.restrict)
    purpose = Text(default=None)
    sha256 = Bytea(default=None)
    size = BigInt(default=None)
    width = Integer(default=None)
    height = Integer(default=None)
    made_at = Timestamptz(default=None)

    rendition_once = Unique([evidence, purpose])
    purpose_known = Check("purpose IN ('viewing', 'thumbnail')")
