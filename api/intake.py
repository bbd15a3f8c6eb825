"""Where photos come in: what both lanes of uploads share."""

from api.parts import Parts
from inspections.arrivals import evidence_arrived
from media.arriving import Intake
from media.rules import MIB, Limits
from media.spooling import Spool


def intake_of(parts: Parts) -> Intake:
    spool = Spool(parts.spool, parts.settings.spool_reserve_mib * MIB)
    return Intake(spool, parts.store, parts.clock, evidence_arrived)


def limits_of(parts: Parts) -> Limits:
    return Limits(parts.settings.uploads_per_person, parts.settings.upload_mib_per_person * MIB)
