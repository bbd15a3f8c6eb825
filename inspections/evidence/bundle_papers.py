"""The papers of a custody bundle: the minutes as they came, and each PDF that is kept."""

from uuid import UUID

from inspections.minutes.minutes_queries import find_minutes
from media import paper_queries, papers
from media.bundle_rules import MINUTES, paper_named
from media.papers import KINDS
from media.stores import Store


async def papers_of(inspection: UUID, store: Store) -> list[tuple[str, bytes]]:
    """Without those that showed too much and were removed."""
    minutes = await find_minutes(inspection)
    body = [(MINUTES, bytes(minutes["body"]))] if minutes else []
    kept = [paper for kind in KINDS for paper in await paper_queries.of_inspection(inspection, kind)]
    read = {paper_named(paper["sha256"].hex()): await papers.read(paper, store) for paper in kept}
    return [*body, *((name, pdf) for name, pdf in read.items() if pdf is not None)]
