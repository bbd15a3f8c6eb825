"""The pages of phones and desks (`web/`), as they were built; without a build, a sentence says what is missing."""

import re
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response, get
from litestar.di import NamedDependency

from api.access import public
from api.conditional import matches
from api.languages import language_of
from api.parts import Parts
from api.settings import Settings
from api.shell import ShellFile
from organisation.refusing import not_found
from organisation.texts import Text

MISSING = Text(
    "Các trang chưa được dựng: cần Node 20.19 trở lên, rồi chạy `make run`. API vẫn hoạt động: /api\n",
    "Halaman belum dibangun: diperlukan Node 20.19 atau lebih baru, lalu `make run`. API tetap berjalan: /api\n",
    "The pages are not built: they need Node 20.19 or newer, then `make run`. The API works all the same: /api\n",
)
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "svelte-trusted-html default",
}
PATHS = ["/", "/verify.html", "/sw.js", "/sidak.webmanifest", "/assets/{name:str}", "/icons/{name:str}"]
OWN_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]+)"')
"""The page that verifies draws is one file that connects to nothing; it says so itself, also once it is saved."""

AnyRequest = Request[Any, Any, Any]


@get(PATHS, include_in_schema=False, **public())
async def page(request: AnyRequest, parts: NamedDependency[Parts]) -> Response[bytes]:
    path = request.scope["path"]
    found = parts.shell.get(path)
    if found is None:
        return _missing(request) if path == "/" and not parts.shell else _absent()
    compressed = found.compressed is not None and "gzip" in request.headers.get("accept-encoding", "")
    headers = _headers(parts.settings, path, found) | {
        "ETag": found.tag(compressed=compressed),
        "Vary": "Accept-Encoding",
    }
    if matches(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(b"", status_code=304, headers=headers)
    if compressed:
        headers["Content-Encoding"] = "gzip"
    return Response(found.sent(compressed=compressed), media_type=found.media_type, headers=headers)


def _missing(request: AnyRequest) -> Response[bytes]:
    sentence = MISSING.within(language_of(request))
    return Response(sentence.encode(), status_code=503, media_type="text/plain; charset=utf-8")


def _absent() -> Response[bytes]:
    raise not_found()


def _headers(settings: Settings, path: str, found: ShellFile) -> dict[str, str]:
    """What stands under /assets has its content's hash in its name and never changes."""
    fixed = path.startswith("/assets/")
    return {
        "Content-Security-Policy": own_policy(found) or policy(settings),
        "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "public, max-age=31536000, immutable" if fixed else "no-cache",
    }


def own_policy(found: ShellFile) -> str | None:
    own = OWN_POLICY.search(found.content, 0, 2000) if found.media_type == "text/html" else None
    return f"{own[1].decode()}; frame-ancestors 'none'" if own else None


def policy(settings: Settings) -> str:
    """Photos may come from the S3 server, whose signed links the API gives; they are shown from the phone by blob:."""
    store = store_origin(settings)
    sources = {"img-src": "'self' blob:" + store, "connect-src": "'self'" + store}
    return "; ".join(f"{name} {value}" for name, value in (POLICY | sources).items())


def store_origin(settings: Settings) -> str:
    if not settings.s3_bucket:
        return ""
    if settings.s3_endpoint:
        address = urlsplit(settings.s3_endpoint)
        return f" {address.scheme}://{address.netloc}"
    return f" https://{settings.s3_bucket}.s3.amazonaws.com https://{settings.s3_bucket}.s3.{settings.s3_region}.amazonaws.com"


HANDLERS = [page]
