"""The API's description as a page to read and try, served whole from this machine."""

from importlib.resources import files
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import public
from api.languages import language_of
from api.parts import Parts
from organisation.refusing import not_found
from organisation.texts import Text

BUNDLE = files("swagger_ui_bundle") / "vendor" / "swagger-ui-5.31.0"
ASSETS = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
}
START = """window.onload = () => SwaggerUIBundle({
  url: "/api/v1/openapi.json", dom_id: "#description", persistAuthorization: false, validatorUrl: null,
});
"""
DEMONSTRATION = Text(
    "Đây là bản trình diễn: đơn vị có thật, nhưng con người, cuộc kiểm tra và kết quả đều là ví dụ.",
    "Ini peragaan: unitnya nyata, tetapi orang, inspeksi, dan hasilnya hanya contoh.",
    "This is a demonstration: the units are real, the people, inspections and results are examples.",
)
PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>Sidak API</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/api/assets/swagger-ui.css"></head>
<body>{notice}<main id="description"></main>
<script src="/api/assets/swagger-ui-bundle.js"></script><script src="/api/assets/start.js"></script></body>
</html>
"""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@get("/api", include_in_schema=False, media_type="text/html", **public())
async def page(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[str]:
    language = language_of(request)
    notice = f'<p role="note"><strong>{DEMONSTRATION.within(language)}</strong></p>' if parts.demonstration else ""
    return Response(PAGE.format(language=language, notice=notice), media_type="text/html", headers=HEADERS)


@get("/api/assets/{name:str}", include_in_schema=False, **public())
async def asset(name: FromPath[str]) -> Response[bytes]:
    if name == "start.js":
        return Response(START.encode(), media_type="text/javascript", headers=HEADERS)
    if name not in ASSETS:
        raise not_found()
    headers = HEADERS | {"Cache-Control": "public, max-age=86400"}
    return Response((BUNDLE / name).read_bytes(), media_type=ASSETS[name], headers=headers)


HANDLERS = [page, asset]
