"""HEAD of whatever can be read by GET: the same answer without its body.

It is admitted, recorded and refused as the GET that it stands for; only the log and the figures call it HEAD.
"""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from litestar.utils import normalize_path

from api.watching.lanes import EXPORTS, LONG, TRANSFERS

STREAMED = (*LONG, "/policy")
"""All of these would be read or made only to be thrown away."""


class HeadRequests:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] != "HEAD" or is_streamed(scope["path"]):
            return await self._app(scope, receive, send)

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        # A copy, for the server below still has to know that no body follows the length that is told.
        read = scope.copy()
        read["method"] = "GET"
        try:
            return await self._app(read, receive, send_without_body)
        finally:
            scope.update(read)
            scope["method"] = "HEAD"


def is_streamed(path: str) -> bool:
    """Uploads among them, which have a HEAD of their own."""
    path = normalize_path(path)
    return path.startswith((*TRANSFERS, EXPORTS)) or path.endswith(STREAMED)


def with_head(allowed: str, path: str) -> str:
    """The methods that a route answers, as it tells them itself: of HEAD it knows nothing."""
    methods = {each.strip() for each in allowed.split(",")}
    return ", ".join(sorted({*methods, "HEAD"} if "GET" in methods and not is_streamed(path) else methods))
