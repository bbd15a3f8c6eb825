"""The pages as a later version would be: every file has another name, and the phone's storage takes one step more."""

import re
import shutil
from pathlib import Path

from tests.tooling.programs import ROOT

STEPS = re.compile(r"(\w+)=\[(\w+)\];(?=function \2\(\w+\)\{\w+\.createObjectStore\(.people.)")


def newer_pages(place: Path) -> Path:
    """A page of it has `meta[name=newer]`."""
    pages = place / "dist"
    shutil.copytree(ROOT / "web/dist", pages, ignore=shutil.ignore_patterns("*.gz"))
    names = [asset.name for asset in (pages / "assets").iterdir()]
    for asset in [*(pages / "assets").iterdir(), pages / "index.html", pages / "sw.js"]:
        asset.write_text(_renewed(asset.read_text("utf-8"), names), "utf-8")
    for name in names:
        (pages / "assets" / name).rename(pages / "assets" / f"newer-{name}")
    assert sum("=>0]" in asset.read_text("utf-8") for asset in (pages / "assets").glob("newer-phone-*")) == 1
    return pages


def _renewed(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, f"newer-{name}")
    text = STEPS.sub(r"\1=[\2,()=>0];", text)
    text = re.sub('"version":"[0-9a-f]+"', '"version":"newer"', text)
    return text.replace("</title>", '</title><meta name="newer">')
