"""The minutes of a visit, as its leader's phone sent them."""

from piccolo.columns import UUID, Array, Bytea, ForeignKey, OnDelete, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from inspections.tables import Inspection
from organisation.tables import Person


class Minutes(Table, tablename="minutes"):
    """`body` is the request's exact bytes (`inspections.minutes.minutes_documents.MinutesDocument`), `sha256` their
    hash; the id is made on the phone. `paper` names the photos of the pages that were signed by hand, which may still
    be on their way. `signature` is what the server found when it checked the phone's own. Insert only (trigger).
    """

    id = UUID(primary_key=True, default=None)
    inspection = ForeignKey(Inspection, null=False, unique=True, default=None, on_delete=OnDelete.restrict)
    submission = UUID(default=None)
    body = Bytea(default=None)
    sha256 = Bytea(default=None)
    closing = Text(default=None)
    paper = Array(UUID(), default=list)
    claimed_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)
    sent_by = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    device = UUID(default=None)
    device_signature = Bytea(null=True, default=None)
    signature = Text(default=None)

    closing_known = Check("closing IN ('signed', 'with_reservations', 'refused', 'on_paper')")
    pages_on_paper = Check("(closing = 'on_paper') = (cardinality(paper) > 0)")
    hash_whole = Check("length(sha256) = 32")
    signature_known = Check("signature IN ('signed', 'unsigned', 'wrong')")
