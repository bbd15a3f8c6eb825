"""What comes with a review beside the conclusion itself: drafts sent back, and certificates of what stands."""

from piccolo.columns import UUID, Bytea, ForeignKey, OnDelete, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from inspections.tables import Conclusion, Inspection
from ledger.identifiers import UUID7
from organisation.tables import Person


class ConclusionComment(Table, tablename="conclusion_comment"):
    """Why somebody who was to sign this version sent it back. At most once a version; insert only (trigger).

    Read by those who conclude, never by the unit.
    """

    id = UUID(primary_key=True, default=UUID7())
    conclusion = ForeignKey(Conclusion, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    text = Text(default=None)
    sent_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    sent_at = Timestamptz(default=None)


class ClosureCertificate(Table, tablename="closure_certificate"):
    """The paper for the personnel office, as it was made once of what stood then. Insert only (trigger).

    `facts` is the SHA-256 of what it tells: as long as nothing changes, the same paper is handed out again. `sha256` is
    that of `content`, a PDF; `languages` as asked for, "vi,en".
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = ForeignKey(Inspection, null=False, default=None, on_delete=OnDelete.restrict)
    facts = Bytea(default=None)
    languages = Text(default=None)
    code = Text(default=None, unique=True)
    sha256 = Bytea(default=None)
    content = Bytea(default=None)
    made_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=None)

    closure_certificate_once = Unique([inspection, facts, languages])
    hashes_whole = Check("length(facts) = 32 AND length(sha256) = 32")
