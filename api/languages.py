"""Which of the three languages a reader gets (RFC 9110, section 12.5.4)."""

from typing import Any

from litestar.connection import ASGIConnection

from organisation.texts import LANGUAGES, Language

DEFAULT: Language = "vi"


def negotiate(accept_language: str, otherwise: Language = DEFAULT) -> Language:
    """The acceptable language of the highest quality; of equals the one named first."""
    best, best_quality = otherwise, 0.0
    for part in accept_language[:500].split(","):
        tag, _, parameter = part.strip().partition(";")
        name = tag.partition("-")[0].lower()
        quality = _quality(parameter)
        if name in LANGUAGES and quality > best_quality:
            best, best_quality = name, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def language_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Language:
    """What the request asks for, else the person's own language, else Vietnamese."""
    actor = connection.scope.get("user")
    own = actor.language if actor is not None else DEFAULT
    return negotiate(connection.headers.get("accept-language", ""), own)
