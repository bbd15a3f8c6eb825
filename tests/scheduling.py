"""Which tests go to the same of the two processes, one after the other."""

from xdist.scheduler import LoadFileScheduling

LIVED_ONCE = "tests/scheduler/year/"
"""A year takes a minute or more to live, so that its files are not for two processes."""


class FileByFile(LoadFileScheduling):  # type: ignore[misc]
    def _split_scope(self, nodeid: str) -> str:
        return LIVED_ONCE if nodeid.startswith(LIVED_ONCE) else str(super()._split_scope(nodeid))
