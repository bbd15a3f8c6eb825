"""Gathers what the report of a custody bundle says."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from api.custody_words import Words
from api.papers.codes import qr_code
from api.papers.custody import Explanation, Fact, Finding, Page, PhotoLine, Picture, Report
from inspections import queries
from inspections.concluding import conclusion_queries
from inspections.concluding.conclusion_documents import Decision, decisions_of
from inspections.evidence.bundle_parts import Record
from inspections.evidence.bundle_photos import Photo, counts
from inspections.findings import finding_queries
from inspections.sources import Sources, read_sources
from inspections.visiting import sheet_queries
from ledger.database import Row
from media.renditions import content
from media.stores import Store

MOST_PICTURES = 60
"""Beyond that the report names photos without showing them; the bundle has them."""
TITLES = ("summary", "findings", "no-findings", "noted", "answer", "custody", "ledger")
HEADS = ("number", "what", "hash", "arrived", "signature", "kept", "viewers")


class Told(msgspec.Struct, frozen=True):
    """The visit, its photos, what the ledger has on it, who makes the bundle and when; `address` is the server's."""

    inspection: Row
    photos: Sequence[Photo]
    record: Record
    maker: str
    at: datetime
    address: str


async def report_of(told: Told, words: Words, store: Store) -> Report:
    shown = await _pictures(told.photos, store)
    receipt = await _receipt(told.inspection)
    code = {"code.svg": qr_code(f"{told.address}/#/receipt/{receipt}")} if receipt else {}
    page = await _page(told, receipt, {photo: name for photo, (name, _) in shown.items()}, words)
    return Report(page, dict(shown.values()) | code, told.at)


async def _page(told: Told, receipt: str | None, pictures: Mapping[UUID, str], words: Words) -> Page:
    conclusion = await conclusion_queries.in_force(told.inspection["id"])
    tree = told.record.tree
    return Page(
        languages=[words.language],
        title=[words("title")],
        demonstration=[words("demonstration")] if told.inspection["demonstration"] else None,
        number=words("check"),
        words={name: words(name) for name in TITLES},
        facts=await _facts(told, conclusion, words),
        receipt=words("receipt", code=receipt) if receipt else "",
        summary=conclusion["summary"] if conclusion else "–",
        findings=await _findings(told, conclusion, pictures, words),
        heads=[words(f"custody-{head}") for head in HEADS],
        photos=_photos(told, words),
        checkpoint=words("checkpoint", name=tree.origin, size=tree.size),
        root=tree.root.hex(),
        proved=words("proved", proved=len(told.record.proved), later=len(told.record.later)),
    )


async def _pictures(photos: Sequence[Photo], store: Store) -> dict[UUID, tuple[str, bytes]]:
    """The small ones, which a page shows no worse than large ones, under names that come again in every report."""
    small = [(photo.row["id"], photo.thumbnail) for photo in photos if photo.thumbnail][:MOST_PICTURES]
    read = [(photo, await content(picture, store)) for photo, picture in small]
    return {photo: (f"photo-{number}.jpg", shown) for number, (photo, shown) in enumerate(read) if shown}


async def _receipt(inspection: Row) -> str | None:
    """The leader's, if there is one."""
    sheets = [sheet for sheet in await sheet_queries.sheets(inspection["id"]) if sheet["receipt"]]
    sheets.sort(key=lambda sheet: bool(sheet["inspector"] != inspection["leader"]))
    return str(sheets[0]["receipt"]) if sheets else None


async def _facts(told: Told, conclusion: Row | None, words: Words) -> list[Fact]:
    inspection = told.inspection
    team = [
        words("leader", name=each["name"]) if each["leader"] else each["name"]
        for each in await queries.team(inspection["id"])
    ]
    facts = {
        "unit": f"{inspection['unit_name']} ({inspection['unit_code']})",
        "kind": words(f"kind-{inspection['kind']}"),
        "team": ", ".join(team),
        **{name: words.at(inspection[f"{name}_at"]) for name in ("opened", "submitted", "concluded")},
        "issued-by": (conclusion and conclusion["issued_by_name"]) or "–",
        "second-by": (conclusion and conclusion["second_by_name"]) or "–",
        "photos": words("arrived-of", **counts(told.photos)),
        "made": words("made-by", at=words.at(told.at), name=told.maker),
    }
    return [Fact(words(name), value) for name, value in facts.items()]


async def _findings(told: Told, conclusion: Row | None, pictures: Mapping[UUID, str], words: Words) -> list[Finding]:
    inspection = told.inspection["id"]
    sources, history = await read_sources(told.inspection), await finding_queries.history_of(inspection)
    decided = {each.finding: each for each in decisions_of(conclusion)} if conclusion else {}
    shown = _captioned(told.photos, pictures, words)
    found = []
    for row in await finding_queries.findings_of(inspection):
        explained = [each for each in history.explanations if each["finding"] == row["id"]]
        cited = [*row["photos"], *(photo for each in explained for photo in each["photos"])]
        cited_here = [shown[photo] for photo in cited if photo in shown]
        found.append(_finding(row, sources, decided.get(row["id"]), explained, cited_here, words))
    return found


def _captioned(photos: Sequence[Photo], pictures: Mapping[UUID, str], words: Words) -> dict[UUID, Picture]:
    """By the numbers that the table of all photos gives them."""
    return {
        photo.row["id"]: Picture(pictures[photo.row["id"]], f"{words('custody-number')} {number}")
        for number, photo in enumerate(photos, 1)
        if photo.row["id"] in pictures
    }


def _finding(
    row: Row,
    sources: Sources,
    decision: Decision | None,
    explained: Sequence[Row],
    pictures: Sequence[Picture],
    words: Words,
) -> Finding:
    return Finding(
        item=row["item"],
        question=sources.question(row["item"]).within(words.language),
        severity=words(f"severity-{row['severity']}"),
        result=words(f"result-{decision.result}") if decision else "",
        note=row["note"] or "",
        answer=(decision and decision.answer) or "",
        explanations=[_explanation(each, words) for each in explained],
        pictures=pictures,
    )


def _explanation(row: Row, words: Words) -> Explanation:
    position = words(f"position-{row['position']}")
    name = row["explained_by_name"] or row["post"]
    head = words("explained", position=position, name=name, at=words.at(row["explained_at"]))
    return Explanation(head, row["reasons"])


def _photos(told: Told, words: Words) -> list[PhotoLine]:
    viewers = told.record.viewers()
    return [
        _photo(number, photo, viewers.get(str(photo.row["id"]), 0), words)
        for number, photo in enumerate(told.photos, 1)
    ]


def _photo(number: int, photo: Photo, viewers: int, words: Words) -> PhotoLine:
    row = photo.row
    return PhotoLine(
        number=str(number),
        what=row["item"] or words(f"purpose-{row['purpose']}"),
        sha256=row["sha256"].hex(),
        arrived=words.at(row["arrived_at"]),
        signature=words(f"signature-{row['signature']}"),
        kept=words(f"kept-{photo.kept}"),
        viewers=str(viewers),
    )
