"""Real ids for the routes of one reader, found through the API as that reader."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx

MOST = 6
"""Of each kind of id so many are asked for in turn."""

STATES = ("opened", "explaining", "concluded", "closed")

Ids = dict[str, list[str]]
"""By the name of the path's parameter."""


async def find_ids(client: httpx.AsyncClient) -> Ids:
    ids: Ids = defaultdict(list)
    for state in STATES:
        ids["inspection"] += await _of(client, f"/v1/inspections?state={state}&limit=5", "id", most=2)
    for path, field, name in LISTS:
        ids[name] += await _of(client, path, field)
    for inspection in ids["inspection"]:
        ids["finding"] += await _of(client, f"/v1/inspections/{inspection}/findings", "id", most=2)
    for programme in ids["programme"][:2]:
        ids["version"] += await _of(client, f"/v1/programmes/{programme}/plan-versions", "id", most=2)
    await _find_draws(client, ids)
    await _find_sheets(client, ids)
    ids |= {"code": ["CL-VN-01"], "number": ["1"], "file": _files(), "position": ["0", "12345"], "revision": ["1"]}
    return ids


LISTS = (
    ("/v1/programmes", "id", "programme"),
    ("/v1/strata?limit=5", "stratum", "stratum"),
    ("/v1/people?limit=5", "id", "person"),
    ("/v1/people?role=inspector&limit=5", "id", "person"),
    ("/v1/units?kind=commune_pasc&limit=5", "id", "unit"),
    ("/v1/units?kind=province&limit=2", "id", "unit"),
    ("/v1/orders?limit=5", "id", "order"),
    ("/v1/proposals?limit=5", "id", "proposal"),
    ("/v1/role-grants?limit=5", "id", "grant"),
    ("/v1/back-checks", "id", "back_check"),
)


async def _find_draws(client: httpx.AsyncClient, ids: Ids) -> None:
    for stratum in ids["stratum"][:2]:
        ids["day"] += await _of(client, f"/v1/strata/{stratum}/draws?limit=9", "day", most=MOST)
    ids["day"] = ids["day"][4:8]


async def _find_sheets(client: httpx.AsyncClient, ids: Ids) -> None:
    """Kept as whole paths: a sheet belongs to its inspection."""
    for inspection in ids["inspection"]:
        sheets = await _of(client, f"/v1/inspections/{inspection}/sheets", "id", most=1)
        sheets = sheets or await _of(client, f"/v1/inspections/{inspection}/sheets", "sheet", most=1)
        ids["sheet path"] += [f"/v1/inspections/{inspection}/sheets/{sheet}/revisions/1" for sheet in sheets]


async def _of(client: httpx.AsyncClient, path: str, field: str, most: int = MOST) -> list[str]:
    response = await client.get(path)
    if response.status_code != 200:
        return []
    content = response.json()
    return [str(each[field]) for each in _items(content) if field in each][:most]


def _items(content: Any) -> list[dict[str, Any]]:
    found = content.get("items", []) if isinstance(content, dict) else content
    return [each for each in found if isinstance(each, dict)]


def _files() -> list[str]:
    return [f"{table}.{form}" for table in ("inspections", "findings") for form in ("csv", "xlsx")]


def period(days: int) -> dict[str, str]:
    """Values of required parameters: the last so many days."""
    last = datetime.now(UTC).date() - timedelta(days=1)
    first: date = last - timedelta(days=days)
    return {"first": first.isoformat(), "last": last.isoformat()}
