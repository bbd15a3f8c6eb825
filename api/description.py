"""The OpenAPI 3.1 description and its interactive page, which needs no network."""

from typing import Any

from litestar import Request, Router
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from api.access import public
from api.authentication import COOKIE
from api.completing import CompletedConfig
from organisation.refusing import not_found

SCHEMES = {
    "bearer": SecurityScheme(type="http", scheme="bearer", description="The `token` of a sign-in"),
    "cookie": SecurityScheme(
        type="apiKey", security_scheme_in="cookie", name=COOKIE, description="For pages; changes need X-CSRF-Token too"
    ),
}


async def _refuse_unknown(request: Request[Any, Any, Any]) -> None:
    """Litestar's own answer beside the description's address is a page of HTML."""
    if "path" in request.path_params:
        raise not_found()


DESCRIPTION = CompletedConfig(
    title="Sidak",
    version="1",
    description="Surprise checks of public-service offices: sealed lottery, checklists, evidence, a fair hearing.",
    openapi_router=Router(
        "/api/v1", route_handlers=[], include_in_schema=False, before_request=_refuse_unknown, opt=public()["opt"]
    ),
    components=Components(security_schemes=dict(SCHEMES)),
    render_plugins=[JsonRenderPlugin(path="/openapi.json")],
)
