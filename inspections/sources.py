"""What a finding rests on: the question as it was asked, and the law in force at the unit on that day."""

from datetime import date
from zoneinfo import ZoneInfo

import msgspec

from checklists.format import Document
from checklists.items import Item
from checklists.legal import Citation, legal_basis
from checklists.publishing import published_version
from ledger.database import Row
from organisation.texts import Text
from organisation.unit_queries import find_unit


class Sources(msgspec.Struct, frozen=True):
    document: Document
    jurisdiction: str
    on: date

    def question(self, item: str) -> Text:
        asked = self._item(item).question
        return Text(asked.vi, asked.id, asked.en)

    def legal_basis(self, item: str) -> list[Citation]:
        return list(legal_basis(self.document, self._item(item), self.jurisdiction, self.on))

    def find(self, code: str) -> Item | None:
        return next((item for item in self.document.items if item.code == code), None)

    def _item(self, code: str) -> Item:
        return next(item for item in self.document.items if item.code == code)


async def read_sources(inspection: Row) -> Sources:
    version = await published_version(inspection["checklist_version"])
    unit = await find_unit(inspection["unit"])
    if unit is None:
        raise LookupError(f"unit {inspection['unit']} does not exist")
    on = (inspection["opened_at"] or inspection["released_at"]).astimezone(ZoneInfo(unit["zone"])).date()
    return Sources(version.document, unit["jurisdiction"], on)
