"""Who looked at whose personal data."""

from piccolo.columns import UUID, Array, ForeignKey, Integer, OnDelete, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from ledger.identifiers import UUID7
from organisation.tables import Person, Unit


class DataAccess(Table, tablename="data_access"):
    """`people` are accounts, or people named in findings; none where a file or a photo shows whoever it shows, of
    which `unit` and `inspection` tell. Until `shown_from` only overseers see the row; never, where it is null."""

    id = UUID(primary_key=True, default=UUID7())
    at = Timestamptz(default=None)
    reader = ForeignKey(Person, null=False, default=None, on_delete=OnDelete.restrict)
    kind = Text(default=None)
    people = Array(UUID(), default=None)
    counted = Integer(default=None)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    inspection = UUID(null=True, default=None)
    reason = Text(null=True, default=None)
    shown_from = Timestamptz(null=True, default=None)

    data_access_kind_known = Check(
        "kind IN ('people_list', 'person', 'devices', 'finding_names', 'explanation_links', 'custody_bundle', "
        "'export', 'original', 'breach_extent', 'own_copy')"
    )
