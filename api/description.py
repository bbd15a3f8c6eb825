"""The OpenAPI 3.1 description and its interactive page, which needs no network."""

from litestar import Router
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin

from api.access import public

DESCRIPTION = OpenAPIConfig(
    title="Sidak",
    version="1",
    description="Surprise checks of public-service offices: sealed lottery, checklists, evidence, a fair hearing.",
    openapi_router=Router("/api/v1", route_handlers=[], opt=public()["opt"]),
    render_plugins=[JsonRenderPlugin(path="/openapi.json"), YamlRenderPlugin(path="/openapi.yaml")],
)
