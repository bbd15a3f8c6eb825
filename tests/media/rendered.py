"""A photo given to the decoders as an upload would be."""

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from media.redaction_rules import Area
from media.rendering import render
from media.rules import RenditionPurpose
from organisation.refusing import Refused
from tests.media.photos import TYPES, sha256


async def renditions(
    content: bytes, folder: Path, kind: str = "JPEG", areas: Sequence[Area] = ()
) -> dict[RenditionPurpose, Image.Image]:
    source = folder / "source"
    source.write_bytes(content)
    made = await render(source, TYPES[kind], source, areas)
    for each in made:
        assert each.sha256 == sha256(each.path.read_bytes())
        assert each.size == each.path.stat().st_size
    images: dict[RenditionPurpose, Image.Image] = {
        each.purpose: Image.open(BytesIO(each.path.read_bytes())) for each in made
    }
    assert {each.purpose: (each.width, each.height) for each in made} == {
        purpose: image.size for purpose, image in images.items()
    }
    return images


async def viewing(content: bytes, folder: Path, kind: str = "JPEG") -> Image.Image:
    return (await renditions(content, folder, kind))["viewing"]


async def refusal(content: bytes, folder: Path, kind: str = "JPEG") -> str:
    """The name of the problem; nothing may be left that could be taken for a picture."""
    source = folder / "source"
    source.write_bytes(content)
    with pytest.raises(Refused) as refused:
        await render(source, TYPES[kind], source)
    assert os.listdir(folder) == ["source"]
    return refused.value.name
