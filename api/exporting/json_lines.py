"""JSON Lines: every value as it is, under the same names in every language."""

from collections.abc import AsyncIterable, AsyncIterator, Iterable

import msgspec


async def json_lines(pages: AsyncIterable[Iterable[msgspec.Struct]]) -> AsyncIterator[bytes]:
    async for page in pages:
        if told := b"".join(msgspec.json.encode(row) + b"\n" for row in page):
            yield told
