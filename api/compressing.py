"""Answers that are worth compressing on a slow line. Never one that holds a secret beside what a reader chose."""

import gzip
from typing import Any

from litestar import Request, Response

LEVEL = 6


def compressed(request: Request[Any, Any, Any], response: Response[Any]) -> Response[Any]:
    """`response` holds bytes, or is a 304. One ETag names both forms, so it is a weak one."""
    response.headers["ETag"] = f"W/{response.headers['ETag']}"
    response.headers["Vary"] = f"{response.headers['Vary']}, Accept-Encoding"
    if response.status_code != 304 and "gzip" in request.headers.get("accept-encoding", ""):
        response.content = gzip.compress(response.content, LEVEL, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    return response
