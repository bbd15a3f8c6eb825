"""What the arrival of a photo means for its inspection: perhaps it was the last one the unit waits for."""

from inspections.hearing.hearing import begin_if_complete as evidence_arrived

__all__ = ["evidence_arrived"]
