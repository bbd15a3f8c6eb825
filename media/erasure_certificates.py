"""What was erased, by which rule and on whose word: gathered from the ledger's entries, in canonical JSON (RFC 8785).

Its SHA-256 stands in the entry erasure.finished. Each file names the leaf of the entry of its arrival, which proves
(`GET /v1/ledger/leaves/{leaf}/proof`) that a photo of this hash was here, though its bytes are not.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
import rfc8785

from ledger.database import Row
from ledger.subject_queries import entries_about

VERSION = "sidak erasure 1"


class _Entry(msgspec.Struct, frozen=True):
    action: str
    at: str
    subject: str
    facts: dict[str, Any]
    leaf: str = ""


async def certificate_of(erasure: Row, photos: Sequence[UUID], now: datetime) -> bytes:
    """`photos` are all of the inspection's."""
    [proposed] = [each for each in await _entries([erasure["inspection"]]) if _is(each, "erasure.proposed", erasure)]
    told = await _entries(photos)
    arrivals = {each.subject: each for each in told if each.action == "evidence.arrived"}
    files = [_file(each, arrivals.get(each.subject)) for each in told if _is(each, "evidence.erased", erasure)]
    return rfc8785.dumps(
        {
            "certificate": VERSION,
            "erasure": str(erasure["id"]),
            "inspection": str(erasure["inspection"]),
            "class": erasure["retention_class"],
            "rule": {"months": proposed.facts["months"], "closedAt": proposed.facts["closed_at"]},
            "proposedBy": str(erasure["proposed_by"]),
            "proposedAt": _text(erasure["proposed_at"]),
            "confirmedBy": str(erasure["decided_by"]),
            "confirmedAt": _text(erasure["decided_at"]),
            "finishedAt": _text(now),
            "files": files,  # type: ignore[dict-item]
        }
    )


def hash_of(certificate: bytes) -> str:
    return sha256(certificate).hexdigest()


def _file(erased: _Entry, arrival: _Entry | None) -> dict[str, object]:
    """What is kept aside did not arrive as what it was announced."""
    if erased.facts["kind"] != "original":
        arrival = None
    return {
        "evidence": erased.subject,
        "kind": erased.facts["kind"],
        "sha256": erased.facts["sha256"],
        "size": erased.facts["size"],
        "sameBytesKept": erased.facts["same_bytes_kept"],
        "erasedAt": erased.at,
        "erasedLeaf": erased.leaf,
        "arrivedAt": arrival.at if arrival else None,
        "arrivedLeaf": arrival.leaf if arrival else None,
    }


def _is(entry: _Entry, action: str, erasure: Row) -> bool:
    return entry.action == action and entry.facts.get("erasure") == str(erasure["id"])


async def _entries(subjects: Sequence[UUID]) -> list[_Entry]:
    found = await entries_about([str(subject) for subject in subjects])
    return [
        msgspec.structs.replace(msgspec.json.decode(each["content"], type=_Entry), leaf=each["leaf_hash"].hex())
        for each in found
    ]


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat()
