"""Archives are written in one way only, every ZIP program opens them, and nothing else is read."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.plain_zip import LOCAL, Member, ending, local_header, read, total

names = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}(/[a-z0-9][a-z0-9-]{0,9})?\.[a-z]{1,4}", fullmatch=True)
contents = st.dictionaries(names, st.binary(max_size=300), min_size=1, max_size=6)


def members_of(files: Mapping[str, bytes]) -> list[Member]:
    return [Member(name, len(content), zlib.crc32(content)) for name, content in files.items()]


def archive(files: Mapping[str, bytes]) -> bytes:
    members = members_of(files)
    parts = zip((local_header(member) for member in members), files.values(), strict=True)
    return b"".join(part for pair in parts for part in pair) + ending(members)


def unpack(content: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}

    def take(name: str, size: int, pieces: Iterator[bytes]) -> None:
        found[name] = b"".join(pieces)

    read(io.BytesIO(content), take)
    return found


@given(contents)
def test_what_is_written_is_read_here_and_by_others(files: dict[str, bytes]) -> None:
    written = archive(files)
    assert unpack(written) == files
    assert len(written) == total(members_of(files))
    with zipfile.ZipFile(io.BytesIO(written)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == files


@given(contents, st.data())
def test_no_bit_can_be_another_one(files: dict[str, bytes], data: st.DataObject) -> None:
    written = archive(files)
    place = data.draw(st.integers(0, 8 * len(written) - 1))
    changed = bytearray(written)
    changed[place // 8] ^= 1 << place % 8
    with pytest.raises(ValueError, match=r"\w"):
        unpack(bytes(changed))


@given(contents, st.data())
def test_nothing_is_missing_or_added(files: dict[str, bytes], data: st.DataObject) -> None:
    written = archive(files)
    cut = data.draw(st.integers(0, len(written) - 1))
    for changed in (written[:cut], written + b"\0", b"\0" + written, written + written):
        with pytest.raises(ValueError, match=r"\w"):
            unpack(changed)


@pytest.mark.parametrize(
    "name", ["../etc.txt", "/etc/passwd", "a/../b.txt", "a\\b.txt", "A.txt", "a/b/c.txt", ".x", "", "a" * 300, "ả.txt"]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr(zipfile.ZipInfo(name), b"content")
    with pytest.raises(ValueError, match=r"name|no archive"):
        unpack(made.getvalue())


def test_a_bomb_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(zipfile.ZipInfo("a.txt"), b"0" * 10_000_000, compress_type=zipfile.ZIP_DEFLATED)
    with pytest.raises(ValueError, match=r"in another way|checksum|middle"):
        unpack(made.getvalue())


def test_beyond_four_gigabytes_others_find_each_file_too(tmp_path: Path) -> None:
    """The first two files are holes; only the places count here."""
    sizes = {"one.bin": 2**32 - 2, "two.bin": 2**31, "three.txt": 5}
    members = [Member(name, size, zlib.crc32(b"hello") if size == 5 else 0) for name, size in sizes.items()]
    with (tmp_path / "large.zip").open("wb") as file:
        for member in members:
            file.write(local_header(member))
            if member.size == 5:
                file.write(b"hello")
            else:
                file.seek(member.size, io.SEEK_CUR)
        file.write(ending(members))
    assert (tmp_path / "large.zip").stat().st_size == total(members)
    with zipfile.ZipFile(tmp_path / "large.zip") as opened:
        assert [each.file_size for each in opened.infolist()] == list(sizes.values())
        before = 2 * LOCAL.size + len("one.bintwo.bin") + sizes["one.bin"] + sizes["two.bin"]
        assert opened.infolist()[2].header_offset == before
        assert opened.read("three.txt") == b"hello"


def test_more_files_than_sixteen_bits_count() -> None:
    files = {f"{number}.txt": b"" for number in range(70_000)}
    with zipfile.ZipFile(io.BytesIO(archive(files))) as opened:
        assert opened.namelist() == list(files)
