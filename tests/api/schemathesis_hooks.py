"""Read by schemathesis: how the bytes of an upload are sent."""

from typing import Any

import schemathesis


@schemathesis.serializer("text/csv")
def table(_: Any, value: Any) -> bytes:
    return _bytes(value)


@schemathesis.serializer("application/offset+octet-stream")
def part(_: Any, value: Any) -> bytes:
    return _bytes(value)


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
