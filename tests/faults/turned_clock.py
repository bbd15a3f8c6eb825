"""`python -m tests.faults.turned_clock FILE serve`: Sidak on a clock that is wrong by the seconds that FILE says."""

import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from api import command
from api.commands import serve
from api.parts import assemble, utc_now


class TurnedClock:
    """Whoever started the server turns it while it runs."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> datetime:
        return utc_now() + timedelta(seconds=float(self._path.read_text()))

    def turn(self, seconds: float) -> None:
        """In one piece: somebody may read it at this moment."""
        new = self._path.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self._path)


if __name__ == "__main__":
    clock = TurnedClock(Path(sys.argv.pop(1)))
    serve.assemble = partial(assemble, clock=clock)  # type: ignore[attr-defined]
    sys.exit(command.main())
