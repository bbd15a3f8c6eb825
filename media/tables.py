from typing import Any

from piccolo.columns import (
    JSONB,
    UUID,
    BigInt,
    Boolean,
    Bytea,
    ForeignKey,
    Integer,
    Numeric,
    OnDelete,
    SmallInt,
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
    signature of the hash. `inspection` is an id of a package above this one. From `erased_at` on its bytes are gone,
    with its name and place; its hash and the ledger's entries stay.
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
    erased_at = Timestamptz(null=True, default=None)

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


class DirectUpload(Table, tablename="direct_upload"):
    """A signed link was given out by which a phone may put a photo into the store itself, beside its `upload`.

    At `look_at` somebody looks whether it did and never said so. The row stays until what it put is taken or dropped.
    """

    evidence = ForeignKey(Evidence, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    created_at = Timestamptz(default=None)
    look_at = Timestamptz(default=None, index=True)


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
    """A picture made from an original: upright, in sRGB, without any metadata.

    `redactions` is how many confirmed redactions it shows blurred. Once there are more, it is not shown any longer.
    """

    id = UUID(primary_key=True, default=UUID7())
    evidence = ForeignKey(Evidence, null=False, default=None, on_delete=OnDelete.restrict)
    purpose = Text(default=None)
    sha256 = Bytea(default=None)
    size = BigInt(default=None)
    width = Integer(default=None)
    height = Integer(default=None)
    redactions = SmallInt(default=0)
    made_at = Timestamptz(default=None)

    rendition_once = Unique([evidence, purpose])
    purpose_known = Check("purpose IN ('viewing', 'thumbnail', 'blurred', 'blurred-thumbnail')")


class Examination(Table, tablename="examination"):
    """What a photo that arrived tells of itself: read once, by a process of its own, in its turn.

    `due_at` is when it may be tried next; whoever takes it moves it ahead. After a few attempts that ended badly it is
    "set_aside" for a person to see. `facts` are the photo's own words (`media.photo_facts.Facts`), believed by nobody;
    of one that is set aside, the name of the problem.
    `phash` and `dhash` are perceptual hashes of 64 bits each, as signed numbers.
    """

    evidence = ForeignKey(Evidence, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    lane = Text(default=None)
    state = Text(default=None)
    attempts = SmallInt(default=None)
    due_at = Timestamptz(default=None)
    facts = JSONB(null=True, default=None)
    phash = BigInt(null=True, default=None)
    dhash = BigInt(null=True, default=None)
    examined_at = Timestamptz(null=True, default=None)

    lane_known = Check("lane IN ('quick', 'slow')")
    state_known = Check("state IN ('waiting', 'done', 'set_aside')")


class Resemblance(Table, tablename="resemblance"):
    """A photo looks like one that came before it: `distance` is the larger of both hashes' differing bits."""

    evidence = ForeignKey(Evidence, null=False, default=None, on_delete=OnDelete.restrict)
    earlier = ForeignKey(Evidence, null=False, default=None, on_delete=OnDelete.restrict)
    same_file = Boolean(default=None)
    distance = SmallInt(default=None)

    resemblance_once = Unique([evidence, earlier])


class Fixity(Table, tablename="fixity"):
    """When an original was last read back and hashed, and what was found. Until it is erased."""

    evidence = ForeignKey(Evidence, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    checked_at = Timestamptz(default=None)
    result = Text(default=None)

    result_known = Check("result IN ('holds', 'damaged', 'missing')")


class Redaction(Table, tablename="redaction"):
    """Areas of a picture that are shown blurred, once a second person agreed.

    `areas` is a list of [left, top, width, height] in ten-thousandths of the upright picture's sides.
    """

    id = UUID(primary_key=True, default=UUID7())
    evidence = ForeignKey(Evidence, null=False, default=None, on_delete=OnDelete.restrict)
    areas = JSONB(default=None)
    reason = Text(default=None)
    proposed_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    proposed_at = Timestamptz(default=None)
    decided_by: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(null=True, default=None)
    confirmed = Boolean(null=True, default=None)

    decision_whole = Check("(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (confirmed IS NULL)")


class SealedView(Table, tablename="sealed_view"):
    """Somebody asks to see the original of a blurred photo; with a second person's agreement both may, for minutes."""

    id = UUID(primary_key=True, default=UUID7())
    evidence = ForeignKey(Evidence, null=False, default=None, on_delete=OnDelete.restrict)
    reason = Text(default=None)
    asked_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    asked_at = Timestamptz(default=None)
    agreed_by: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    agreed_at = Timestamptz(null=True, default=None)

    agreement_whole = Check("(agreed_by IS NULL) = (agreed_at IS NULL)")


class EvidenceHold(Table, tablename="evidence_hold"):
    """While one stands, nothing of an inspection is erased. Whoever lifts it is not who placed it."""

    id = UUID(primary_key=True, default=UUID7())
    inspection = UUID(default=None, index=True)
    reason = Text(default=None)
    placed_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    placed_at = Timestamptz(default=None)
    lifted_by: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    lifted_at = Timestamptz(null=True, default=None)

    lifting_whole = Check("(lifted_by IS NULL) = (lifted_at IS NULL)")


class Erasure(Table, tablename="erasure"):
    """Photos of one inspection and retention class whose time is over: proposed, confirmed by another, erased.

    `certificate` says what was erased and on whose word, as the exact bytes whose hash the ledger has.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = UUID(default=None, index=True)
    retention_class = Text(default=None)
    proposed_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    proposed_at = Timestamptz(default=None)
    decided_by: ForeignKey[Any] = ForeignKey(Person, null=True, default=None, on_delete=OnDelete.restrict)
    decided_at = Timestamptz(null=True, default=None)
    confirmed = Boolean(null=True, default=None)
    finished_at = Timestamptz(null=True, default=None)
    certificate = Bytea(null=True, default=None)

    decision_whole = Check("(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (confirmed IS NULL)")
    certificate_when_finished = Check("(finished_at IS NULL) = (certificate IS NULL)")
