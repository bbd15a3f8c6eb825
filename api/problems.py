"""Every refusal as one shape (RFC 9457), told in the reader's language from the packages' catalogues."""

from functools import cache
from importlib.resources import files
from typing import Any, cast

import msgspec
import yaml
from litestar import Request, Response

from api.languages import language_of
from organisation.refusing import Refused
from organisation.texts import Language, Text

PACKAGES = ("organisation", "checklists", "media", "inspections", "scheduler", "api")
MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: Text("Yêu cầu chưa đúng", "Permintaan keliru", "Bad request"),
    401: Text("Chưa đăng nhập", "Belum masuk", "Not signed in"),
    403: Text("Không được phép", "Tidak diizinkan", "Not allowed"),
    404: Text("Không tìm thấy", "Tidak ditemukan", "Not found"),
    405: Text("Phương thức không được nhận", "Metode tidak diterima", "Method not allowed"),
    409: Text("Mâu thuẫn", "Bertentangan", "Conflict"),
    410: Text("Không còn nữa", "Sudah tidak ada", "Gone"),
    412: Text("Điều kiện không đúng", "Prasyarat tidak terpenuhi", "Precondition failed"),
    413: Text("Quá lớn", "Terlalu besar", "Too large"),
    415: Text("Loại nội dung không được nhận", "Jenis isi tidak diterima", "Unsupported type"),
    416: Text("Phạm vi không đúng", "Rentang tidak berlaku", "Range not satisfiable"),
    422: Text("Nội dung chưa đúng", "Isi belum benar", "Content not acceptable"),
    423: Text("Đang được xử lý", "Sedang diproses", "Locked"),
    428: Text("Thiếu điều kiện", "Prasyarat diperlukan", "Precondition required"),
    429: Text("Quá nhiều lần", "Terlalu sering", "Too many attempts"),
    460: Text("Mã kiểm không khớp", "Jumlah periksa tidak cocok", "Checksum mismatch"),
    500: Text("Lỗi máy chủ", "Galat peladen", "Server error"),
    503: Text("Tạm thời không phục vụ được", "Sementara tidak tersedia", "Unavailable"),
}


class Problem(msgspec.Struct, frozen=True):
    """The body of every error; further members are the facts the sentence names."""

    type: str
    title: str
    status: int
    detail: str


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    status: int
    vi: str
    id: str
    en: str


@cache
def catalogue() -> dict[str, Entry]:
    """All packages' problems; a name that stands twice refuses to start."""
    gathered: dict[str, Entry] = {}
    for package in PACKAGES:
        text = (files(package) / "problems.yaml").read_text("utf-8")
        entries = msgspec.convert(yaml.safe_load(text) or {}, dict[str, Entry])
        twice = gathered.keys() & entries.keys()
        if twice:
            raise ValueError(f"problem {min(twice)} stands in two catalogues")
        gathered |= entries
    return gathered


def tell(refused: Refused, language: Language) -> Problem:
    entry = catalogue()[refused.name]
    return Problem(
        type=f"/problems/{refused.name}",
        title=TITLES[entry.status].within(language),
        status=entry.status,
        detail=cast(str, getattr(entry, language)).format(**refused.facts),
    )


def problem_response(request: Request[Any, Any, Any], refused: Refused) -> Response[dict[str, object]]:
    language = language_of(request)
    problem = tell(refused, language)
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    if problem.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="sidak"'
    if "seconds" in refused.facts:
        headers["Retry-After"] = str(refused.facts["seconds"])
    return Response(
        refused.facts | msgspec.structs.asdict(problem),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )
