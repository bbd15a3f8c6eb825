"""How a move is told at the terminal."""

import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TextIO

from media.moving import Fault, Progress

SHOWN_SECONDS = 0.5
LOGGED_SECONDS = 30
UNITS = ("bytes", "kB", "MB", "GB", "TB")
PROBLEMS = {"file-missing": "missing", "file-damaged": "does not match its hash"}


class ProgressLine:
    """One line that is written over on a terminal; elsewhere a line now and then."""

    def __init__(self, out: TextIO, files: int, size: int) -> None:
        self._out = out
        self._whole = f"{files:,} files, {amount(size)}"
        self._started = self._shown = time.monotonic()
        self._on_terminal = out.isatty()

    def __enter__(self) -> "ProgressLine":
        self._out.write(f"To be there: {self._whole}\n")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._on_terminal:
            self._out.write("\n")

    def tell(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._shown < (SHOWN_SECONDS if self._on_terminal else LOGGED_SECONDS):
            return
        self._shown = now
        rate = amount(progress.copied_size / max(now - self._started, 0.001))
        line = f"{progress.files:,} of {self._whole}: {amount(progress.size)}, {rate} a second"
        self._out.write(f"\r{line:78}" if self._on_terminal else f"{line}\n")
        self._out.flush()


def faults_of(faults: Iterable[Fault]) -> Iterator[str]:
    for fault in faults:
        place = "the new store" if fault.in_target else "the store in use"
        if fault.problem == "file-locked":
            yield f"erased here, but locked in {place} until {fault.until}: {fault.file.key}"
        else:
            yield f"{PROBLEMS[fault.problem]} in {place}: {fault.file.key}"


def summary_of(progress: Progress, target: str) -> str:
    before = progress.files - progress.copied
    told = [
        f"{progress.files:,} files ({amount(progress.size)}) are in {target}, each read back there: "
        f"{progress.copied:,} copied now, {before:,} before."
    ]
    if progress.removed:
        told.append(f"{progress.removed:,} that were erased meanwhile were removed there.")
    if progress.previews_left_out:
        told.append(f"{progress.previews_left_out:,} previews could not be copied; they are made again when needed.")
    if progress.faults:
        told.append(f"{len(progress.faults):,} files are not as they should be, see above.")
    return "\n".join(told)


def amount(size: float) -> str:
    """Decimal, as disks are sold."""
    unit = 0
    while size >= 1000 and unit < len(UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.1f} {UNITS[unit]}" if unit else f"{size:.0f} {UNITS[unit]}"
