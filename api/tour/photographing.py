"""Photos: made, announced by their hash, sent in parts over a line that breaks."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from time import sleep
from typing import NamedTuple

import httpx
from PIL import Image, ImageDraw

from api.tour import answers
from api.tour.server import Person, Surprise
from api.tour.stage import Stage, Visit, new_id

SIZE = (1600, 1200)
CAMERA = 0x010F
PART = 65_536
TUS = {"tus-resumable": "1.0.0"}
ATTEMPTS = 10


class Photo(NamedTuple):
    id: str
    item: str
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


class LineCut(Exception):
    """The deliberate interruption."""


def make_photos(visit: Visit) -> dict[str, Photo]:
    """By item; no two tours take the same ones."""
    captions = {answers.BOARD: "empty notice board", answers.VIEW: "counters"}
    return {
        item: Photo(new_id(), item, _jpeg(f"SIDAK DEMONSTRATION - {visit.unit_code} - {caption}"))
        for item, caption in captions.items()
    }


def _jpeg(caption: str) -> bytes:
    image = Image.effect_noise(SIZE, 40).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((200, 200, 1400, 900), fill="white", outline="black", width=8)
    draw.text((240, 500), caption, fill="black", font_size=40)
    exif = Image.Exif()
    exif[CAMERA] = "A phone of the tour"
    content = BytesIO()
    image.save(content, "JPEG", quality=85, exif=exif)
    return content.getvalue()


def send_photos(stage: Stage, visit: Visit, photos: Mapping[str, Photo]) -> None:
    stage.tell.step("step-photos")
    for photo, owner in ((photos[answers.VIEW], visit.member), (photos[answers.BOARD], visit.leader)):
        owner.put(f"{visit.path}/evidence/{photo.id}", _announcement(stage, photo))
        _open_upload(owner, photo)
    _send(visit.member, photos[answers.VIEW], 0)
    _send_over_bad_line(stage, visit.leader, photos[answers.BOARD])
    gathered = visit.leader.get(f"{visit.path}/evidence")
    if gathered["arrived"] != len(photos):
        raise Surprise(stage.tell.text("photos-lost", arrived=gathered["arrived"], expected=len(photos)))
    stage.tell.say("photos-arrived", arrived=gathered["arrived"], expected=gathered["expected"])


def _announcement(stage: Stage, photo: Photo) -> dict[str, object]:
    return {
        "purpose": "item",
        "item": photo.item,
        "sha256": photo.sha256,
        "size": len(photo.content),
        "contentType": "image/jpeg",
        "fileName": f"{photo.item}.jpg",
        "claimedAt": stage.server.now().isoformat(),
    }


def _open_upload(owner: Person, photo: Photo) -> None:
    named = b64encode(photo.id.encode()).decode()
    headers = TUS | {"upload-length": str(len(photo.content)), "upload-metadata": f"evidence {named}"}
    owner.ask("POST", "/v1/uploads", 201, headers=headers)


def _send_over_bad_line(stage: Stage, owner: Person, photo: Photo) -> None:
    kilobytes = len(photo.content) // 1000
    stage.tell.say("upload-begins", name=owner.name, kilobytes=kilobytes)
    try:
        _patch(owner, photo, 0, _until_the_line_is_cut(photo.content))
    except LineCut:
        stage.tell.say("upload-cut")
    for _ in range(ATTEMPTS):
        offset = _offset(owner, photo)
        if _send(owner, photo, offset):
            stage.tell.say("upload-resumed", offset=offset // 1000, kilobytes=kilobytes)
            return
        sleep(0.5)
    raise Surprise(stage.tell.text("upload-lost"))


def _until_the_line_is_cut(content: bytes) -> Iterator[bytes]:
    """Half of it goes out; what has reached the server by then is kept."""
    for start in range(0, len(content) // 2, PART):
        yield content[start : start + PART]
    sleep(0.5)
    raise LineCut


def _offset(owner: Person, photo: Photo) -> int:
    return int(owner.ask("HEAD", _path(photo), 200, headers=TUS).headers["upload-offset"])


def _send(owner: Person, photo: Photo, offset: int) -> bool:
    """False when the server has got more in the meantime: then the phone asks again."""
    return _patch(owner, photo, offset, photo.content[offset:]).status_code == 204


def _patch(owner: Person, photo: Photo, offset: int, content: bytes | Iterator[bytes]) -> httpx.Response:
    headers = TUS | {
        "content-type": "application/offset+octet-stream",
        "content-length": str(len(photo.content) - offset),
        "upload-offset": str(offset),
    }
    return owner.ask("PATCH", _path(photo), 204, 409, headers=headers, content=content)


def _path(photo: Photo) -> str:
    return f"/v1/uploads/{photo.id}"
