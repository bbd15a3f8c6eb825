"""What this process tells Prometheus, to whoever has the token; to everybody else the address does not exist."""

import hmac
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from prometheus_client import CONTENT_TYPE_LATEST

from api.access import public
from api.parts import Parts
from organisation.refusing import not_found

AnyRequest = Request[Any, Any, Any]


@get("/metrics", include_in_schema=False, **public(looked_up=False))
async def metrics(request: AnyRequest, parts: NamedDependency[Parts]) -> Response[bytes]:
    """Its bearer is no person: nobody is looked up, so that it answers also while the database does not."""
    if not _has_token(request, parts.settings.metrics_token):
        raise not_found()
    text = await request.app.state.watching.figures.text()
    return Response(text, media_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _has_token(request: AnyRequest, token: str) -> bool:
    given = request.headers.get("authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


HANDLERS = [metrics]
