"""Which addresses are asked for: every GET of the description, and of lists what their readers do with them."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from bench.national.finding import Ids, period

MOST_PATHS = 4
NOT_ASKED = {
    "readFile": "its address is a token",
    "live": "nobody waits for it",
    "ready": "nobody waits for it",
}
SLOW = {
    "exportTable": "a whole table as a file",
    "listBundles": "all bundles of a stratum as a file",
    "getPolicy": "all documents of a stratum as a file",
    "printLetter": "a paper is set",
    "printMinutes": "a paper is set",
    "printClosureCertificate": "a paper is set",
    "printErasureCertificate": "a paper is set",
}
"""No lists and no reports: files and papers. Printed, and not judged."""

YEAR = period(365)
MORE: Mapping[str, tuple[str, ...]] = {
    "listInspections": ("?state=explaining", "?state=closed", "?unitCode=00004.HCC", "?limit=200"),
    "listUnits": ("?q=xuan", "?kind=commune&limit=200"),
    "listPeople": ("?role=inspector", "?q=thanh", "?role=unit_head&limit=200"),
    "listRemedies": ("?overdue=true",),
    "listOverdue": ("?days=30",),
    "listNotices": ("?unread=true", "?limit=200"),
    "listRoleGrants": ("?pending=true",),
    "listNonDeliveries": (f"?first={YEAR['first']}&last={YEAR['last']}",),
    "listScoreGaps": (f"?first={YEAR['first']}&last={YEAR['last']}",),
    "listEarlyReads": (f"?first={YEAR['first']}&last={YEAR['last']}",),
}


class Route(NamedTuple):
    """`paths` are asked for in turn."""

    name: str
    paths: tuple[str, ...]


def routes(description: Mapping[str, Any], ids: Ids) -> Iterator[Route]:
    for path, operations in description["paths"].items():
        operation = operations.get("get")
        if operation is None or operation["operationId"] in NOT_ASKED:
            continue
        name = operation["operationId"]
        paths = _paths(path, operation, ids)
        if name == "getSheetRevision":
            paths = tuple(ids.get("sheet path", ()))
        if paths:
            yield Route(name, paths)
            for more in MORE.get(name, ()):
                yield Route(f"{name} {more[1:]}", tuple(each.partition("?")[0] + more for each in paths[:2]))


def _paths(path: str, operation: Mapping[str, Any], ids: Ids) -> tuple[str, ...]:
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    if any(not ids.get(name) for name in names):
        return ()
    filled = []
    for values in product(*(ids[name] for name in names)):
        one = path
        for name, value in zip(names, values, strict=True):
            one = one.replace(f"{{{name}}}", value)
        filled.append(one + _query(operation))
    step = max(1, len(filled) // MOST_PATHS)
    return tuple(filled[::step][:MOST_PATHS])


def _query(operation: Mapping[str, Any]) -> str:
    wanted = [
        each["name"] for each in operation.get("parameters", ()) if each["in"] == "query" and each.get("required")
    ]
    known = period(28) | ({"first": "1"} if operation["operationId"] == "proveConsistency" else {})
    given = "&".join(f"{name}={known[name]}" for name in wanted if name in known)
    return f"?{given}" if given else ""
