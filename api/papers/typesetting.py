"""Data into PDF, by the templates beside this file: the same data give the same bytes.

The files are made to be kept (PDF/A-2a) and to be read aloud (PDF/UA-1), as long as the fonts have all letters. A
template gets words, never markup: whatever people typed, nothing of it is run. It sees the files it is handed and
nothing else of the machine.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import typst


@cache
def fonts() -> typst.Fonts:
    """Those of the package, which have all of Vietnamese; none of the machine's, so that every page looks the same."""
    return typst.Fonts(include_system_fonts=False)


def typeset(template: str, page: msgspec.Struct, pictures: Mapping[str, bytes], at: datetime) -> bytes:
    """`at` is the paper's own time, which comes with its data. A broken picture raises typst.TypstError."""
    with _laid_out(template, page, pictures) as main:
        try:
            return _compiled(main, at, to_be_kept=True)
        except typst.TypstError:
            # A letter that the fonts lack, such as an emoji that somebody typed, must not keep anybody from the paper:
            # it is a box then, which the standards do not allow.
            return _compiled(main, at, to_be_kept=False)


def _compiled(main: Path, at: datetime, *, to_be_kept: bool) -> bytes:
    made = typst.compile(
        main,
        root=main.parent,
        font_paths=fonts(),
        pdf_standards=["a-2a", "ua-1"] if to_be_kept else [],
        timestamp=int(at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


def picture(template: str, page: msgspec.Struct, pictures: Mapping[str, bytes]) -> list[bytes]:
    """The same as PNG, a page each, for whoever wants to look at it."""
    with _laid_out(template, page, pictures) as main:
        made = typst.compile(main, root=main.parent, font_paths=fonts(), format="png")
    return made if isinstance(made, list) else [made or b""]


@contextmanager
def _laid_out(template: str, page: msgspec.Struct, pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """The names of `pictures` are made by us, and few: the typesetter never forgets a name."""
    here = files("api.papers")
    with TemporaryDirectory(prefix="sidak-paper-") as made:
        place = Path(made)
        for name in (f"{template}.typ", "paper.typ"):
            (place / name).write_bytes((here / name).read_bytes())
        (place / "page.json").write_bytes(msgspec.json.encode(page))
        for name, content in pictures.items():
            (place / name).write_bytes(content)
        yield place / f"{template}.typ"
