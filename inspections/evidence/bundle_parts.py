"""The small files of a custody bundle, beside its photos and papers."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from inspections.evidence import bundle_queries
from ledger import proof_queries, proofs
from ledger.checkpoint_notes import Proof, SignedTree
from ledger.checkpoints import known_verifiers
from ledger.database import Row
from media.bundle_verifier import CHECKPOINT, KEYS, STAMP
from media.custody import event_of
from organisation.device_key_rules import judge

READABLE = ("readme.txt", "report.pdf")


class Papers(msgspec.Struct, frozen=True):
    """For people: not needed to verify anything."""

    readme: bytes
    report: bytes


class Record(msgspec.Struct, frozen=True):
    """Entries about one inspection: those that the checkpoint covers, by place, and `later` ones."""

    checkpoint: Row
    proved: list[Row]
    later: list[Row]

    @property
    def tree(self) -> SignedTree:
        return SignedTree.of(self.checkpoint["note"])

    def viewers(self) -> dict[str, int]:
        """By photo how many people looked at its original."""
        seen: dict[str, set[UUID | None]] = {}
        for entry in [*self.proved, *self.later]:
            event = event_of(entry["content"], None)
            if event.action == "evidence.original-viewed":
                seen.setdefault(event.subject, set()).add(event.by)
        return {subject: len(people) for subject, people in seen.items()}


async def small_files(record: Record, papers: Papers) -> list[tuple[str, bytes]]:
    """What is read, the checkpoint with its keys and timestamp, entries with their proofs."""
    stamp = await proof_queries.timestamp_of(record.tree.size)
    note = record.checkpoint["note"]
    keys = "".join(f"{verifier}\n" for verifier in await known_verifiers())
    steps = await proofs.inclusions([entry["position"] for entry in record.proved], record.tree.size)
    return [
        *zip(READABLE, (papers.readme, papers.report), strict=True),
        (CHECKPOINT, note.encode()),
        (KEYS, keys.encode()),
        *([(STAMP, bytes(stamp["response"]))] if stamp else []),
        *((f"entries/{entry['position']}.json", bytes(entry["content"])) for entry in record.proved),
        *(
            (f"proofs/{entry['position']}.tlog-proof", str(Proof(entry["position"], hashes, note)).encode())
            for entry, hashes in zip(record.proved, steps, strict=True)
        ),
        *((f"later/{number}.json", bytes(entry["content"])) for number, entry in enumerate(record.later)),
    ]


async def certificates(inspection: UUID) -> list[tuple[str, bytes]]:
    found = await bundle_queries.certificates(inspection)
    return [(f"certificates/{each['id']}.json", bytes(each["certificate"])) for each in found]


async def signatures(inspection: UUID) -> list[Row]:
    """Each with the key that it is of."""
    found = await bundle_queries.signatures(inspection)
    right = [each for each in found if judge(each["public_key"], each["device_signature"], each["sha256"]) == "signed"]
    return list({(each["subject"], each["sha256"]): each for each in reversed(right)}.values())[::-1]


def signatures_told(signed: Sequence[Row]) -> list[dict[str, object]]:
    """In the manifest."""
    return [
        {
            "subject": str(each["subject"]),
            "sha256": each["sha256"].hex(),
            "device": str(each["device"]),
            "key": each["public_key"].hex(),
            "signature": each["device_signature"].hex(),
        }
        for each in signed
    ]
