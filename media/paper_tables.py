"""Papers that were typeset once and are kept as they are."""

from piccolo.columns import UUID, Array, BigInt, Bytea, Integer, Text, Timestamptz
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from ledger.identifiers import UUID7


class Paper(Table, tablename="paper"):
    """A PDF in the store, under its `sha256`. `content` is the hash of the data it was made of: of other data there is
    another paper beside it, never in its place.

    `photos` are those it shows, with so many `redactions` together. Once one of them is blurred or erased the file goes
    (`removed_at`); the row and the ledger keep its hash. `inspection` is an id of a package above this one.
    """

    id = UUID(primary_key=True, default=UUID7())
    inspection = UUID(default=None)
    kind = Text(default=None)
    content = Bytea(default=None)
    sha256 = Bytea(default=None)
    size = BigInt(default=None)
    photos = Array(UUID(), default=list)
    redactions = Integer(default=0)
    made_at = Timestamptz(default=None)
    removed_at = Timestamptz(null=True, default=None)

    paper_once = Unique([inspection, kind, content])
    kind_known = Check("kind IN ('letter', 'minutes')")
    hashes_whole = Check("length(content) = 32 AND length(sha256) = 32")
    size_positive = Check("size > 0")
