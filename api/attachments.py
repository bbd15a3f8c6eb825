"""Answers that people keep as files."""

from litestar.openapi.datastructures import ResponseSpec

from api.access import PROBLEMS, Declaration

PDF = "application/pdf"


def file_answer(media_type: str) -> Declaration:
    """For the route's declaration: its answer is bytes of this type."""
    return {"responses": PROBLEMS | {200: ResponseSpec(bytes, media_type=media_type, generate_examples=False)}}


def to_keep(name: str) -> dict[str, str]:
    """Headers of a file that browsers save under this name, and nobody in between."""
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
