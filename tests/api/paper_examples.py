"""Minutes and letters with everything that can stand in them."""

import io
import zlib
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from PIL import Image

from api.papers.letter import Letter, Member
from api.papers.minutes import Count, Difference, Law, Minutes, Observation, Person, Photo, Refusal, Signature
from api.papers.strokes import signature_svg
from inspections.minutes.minutes_documents import Closing
from organisation.texts import Text

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CENTRE = "Trung tâm Phục vụ hành chính công xã Xuân Trúc"
ABOVE = ["Xã Xuân Trúc", "Tỉnh Hưng Yên", "Việt Nam"]
LONG_NAME = "Công Tằng Tôn Nữ Nguyễn Phước Thị Hoàng Phương Quỳnh Mai"
NUMBER, CODE = "2026-97FD-5G6G", "B2X9-FGXZ-ANQA"
PAGE = "sidak.hungyen.example/#/check"


def letter(demonstration: bool = False) -> Letter:
    return Letter(
        number=NUMBER,
        code=CODE,
        address=f"https://{PAGE}/{NUMBER}/{CODE}",
        public_page=PAGE,
        unit_name=CENTRE,
        unit_code="12166.HCC",
        above=ABOVE,
        kind="drawn",
        checklist=Text("Kiểm tra đầu giờ", "Pemeriksaan awal hari", "Opening check"),
        arrives_at=AT,
        ends_at=AT + timedelta(hours=9),
        zone="Asia/Ho_Chi_Minh",
        team=[Member("Trần Văn Hùng", True), Member(LONG_NAME, False)],
        released_at=AT - timedelta(minutes=30),
        demonstration=demonstration,
    )


def photo(number: int) -> Photo:
    drawn = io.BytesIO()
    size = (640, 480) if number % 2 else (480, 640)
    Image.new("RGB", size, ((number * 53) % 256, (number * 97) % 256, 120)).save(drawn, "JPEG")
    return Photo(drawn.getvalue(), sha256(bytes([number])).hexdigest(), AT + timedelta(minutes=number))


def handwriting(name: str) -> bytes:
    """Some waves."""
    strokes = [
        [(60 + 8 * step, 200 + zlib.crc32(f"{name}{line}{step // 2}".encode()) % 120 - 60) for step in range(100)]
        for line in range(2)
    ]
    return signature_svg(strokes)


def same(words: str) -> Text:
    return Text(words, words, words)


CLOSED = Observation(
    question=Text(
        "Quầy tiếp nhận mở cửa đúng giờ công bố và có người trực ngay từ phút đầu?",
        "Apakah loket dibuka tepat waktu sesuai pengumuman dan dijaga sejak menit pertama?",
        "Does the counter open at the announced hour, with somebody at it from the first minute?",
    ),
    answer=Text("Không", "Tidak", "No"),
    severity="S3",
    note="7 giờ 40 chưa mở cửa; có 6 người dân chờ, trong đó có 2 cụ già đứng ngoài nắng. *Không phải* #lỗi = 1.",
    extent=3,
    fixed="Quầy mở cửa lúc 7 giờ 45, khi đoàn có mặt.",
    laws=[
        Law("Nghị định 118/2025/NĐ-CP", "9", "secondary"),
        Law("Quy chế làm việc của Trung tâm Phục vụ hành chính công xã", "", "local"),
    ],
    photos=[photo(number) for number in range(7)],
    missing=2,
)
GREETING = Observation(
    question=Text("Công chức chào hỏi người dân?", "Apakah petugas menyapa warga?", "Do officials greet people?"),
    answer=Text("1 trên 5", "1 dari 5", "1 of 5"),
    severity="S1",
    note="",
    extent=None,
    fixed="",
    laws=[],
    photos=[photo(number) for number in range(7, 10)],
    missing=0,
)
GOOD = Observation(
    question=Text("Sáng kiến đáng nhân rộng", "Gagasan yang patut ditiru", "An idea worth copying"),
    answer=Text("Bàn hỗ trợ người cao tuổi", "Meja bantuan lansia", "A desk that helps the elderly"),
    severity="S0",
    note="Có ghế, nước uống và người hướng dẫn điền tờ khai.",
    extent=None,
    fixed="",
    laws=[],
    photos=[],
    missing=0,
)
COUNTED = Text("Số người có mặt tại vị trí", "Petugas yang hadir di tempat", "Staff present at their post")
DIFFERENCES = [
    Difference(GREETING.question, "severity", "S1", "S2"),
    Difference(CLOSED.question, "words", CLOSED.note, "7 giờ 40 chưa mở cửa."),
    Difference(GOOD.question, "not-kept", "S0", ""),
    Difference(COUNTED, "not-read", "", "S3"),
]
HEAD = Person("Phạm Anh Tuấn", "Giám đốc Trung tâm")
SIGNATURES = [
    Signature("Trần Văn Hùng", same("Trưởng đoàn"), AT + timedelta(hours=3), handwriting("Hùng")),
    Signature(LONG_NAME, same("Thành viên"), AT + timedelta(hours=3), handwriting("Mai")),
]
OF_UNIT = Signature(HEAD.name, same(HEAD.post), AT + timedelta(hours=3, minutes=5), handwriting("Tuấn"))
REFUSAL = Refusal(
    HEAD,
    "Không đồng ý với giờ ghi trong biên bản: đồng hồ của Trung tâm chỉ 7 giờ 28 khi đoàn đến.",
    Signature(
        "Đỗ Thị Ngọc Ánh", same("Ủy ban Mặt trận Tổ quốc xã"), AT + timedelta(hours=3, minutes=9), handwriting("Ánh")
    ),
)


def minutes(*, refused: bool = False, empty: bool = False, closing: Closing = "with_reservations") -> Minutes:
    closing = "refused" if refused else closing
    return Minutes(
        number=NUMBER,
        code=CODE,
        address=f"https://{PAGE}/{NUMBER}/{CODE}",
        public_page=PAGE,
        unit_name=CENTRE,
        unit_code="12166.HCC",
        above=ABOVE,
        zone="Asia/Ho_Chi_Minh",
        kind="drawn",
        checklist=Text("Kiểm tra đầu giờ", "Pemeriksaan awal hari", "Opening check"),
        opened_at=AT,
        ended_at=AT + timedelta(hours=3),
        read_at=AT + timedelta(hours=2, minutes=50),
        team=[Member("Trần Văn Hùng", True), Member(LONG_NAME, False)],
        unit_side=[HEAD, Person("Nguyễn Thị Bích Thủy", "Công chức Tư pháp – Hộ tịch")],
        counts=[] if empty else [Count(COUNTED, AT, 6, 8), Count(COUNTED, AT + timedelta(minutes=10), 7, None)],
        observations=[] if empty else [GOOD, CLOSED, GREETING],
        differences=[] if empty else DIFFERENCES,
        gaps=0 if empty else 2,
        gaps_reason="" if empty else "Mất điện từ 8 giờ 20, máy lấy số không hoạt động.",
        closing=closing,
        pages=[photo(number) for number in range(20, 22)] if closing == "on_paper" else [],
        pages_missing=1 if closing == "on_paper" else 0,
        record=sha256(b"minutes").hexdigest(),
        remarks="" if empty else "Sáng nay mất điện toàn xã; Trung tâm mở cửa ngay khi có máy phát.",
        signatures=SIGNATURES if refused else [*SIGNATURES, OF_UNIT],
        refusal=REFUSAL if refused else None,
        demonstration=False,
    )
