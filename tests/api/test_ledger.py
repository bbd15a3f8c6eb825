"""Anybody can fetch checkpoints and proofs, and check them offline; nobody learns what an entry says."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.command import main
from api.parts import Parts
from ledger import proof_queries
from ledger.checkpoint_notes import SignedTree
from ledger.notes import Verifier, signed_by
from ledger.proving import consistent, included
from ledger.rules import leaf_hash
from tests.cast import Cast
from tests.conftest import MONDAY, Hours
from tests.ledger.test_checkpoints import add_quickly, grow

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)


@pytest.fixture
async def signed(client: httpx.AsyncClient, parts: Parts) -> httpx.AsyncClient:
    """Yesterday's checkpoints of 7, 300 and 301 entries; one entry more is not signed yet."""
    await grow(7)
    await parts.checkpoints.sign(MONDAY - DAY)
    await add_quickly(292)
    await parts.checkpoints.sign(MONDAY - DAY)
    await grow(1)
    await parts.checkpoints.sign(MONDAY - DAY)
    await grow(1)
    return client


async def get(client: httpx.AsyncClient, path: str) -> Any:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_there_is_nothing_before_the_first_checkpoint(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/ledger/checkpoint")).status_code == 404
    assert (await client.get("/v1/ledger/consistency?first=1")).status_code == 404
    assert (await get(client, "/v1/ledger/checkpoints"))["items"] == []


async def test_the_newest_checkpoint_is_a_signed_note(signed: httpx.AsyncClient) -> None:
    answer = await signed.get("/v1/ledger/checkpoint")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    [key] = await get(signed, "/v1/ledger/keys")
    assert signed_by(answer.text, [Verifier.parse(key["verifier"])])
    assert SignedTree.of(answer.text).size == 301


async def test_the_list_has_all_checkpoints_a_page_at_a_time(signed: httpx.AsyncClient) -> None:
    page = await get(signed, "/v1/ledger/checkpoints?limit=2")
    rest = await get(signed, f"/v1/ledger/checkpoints?limit=2&cursor={page['next']}")
    assert [each["size"] for each in page["items"] + rest["items"]] == [301, 300, 7]
    assert (await signed.get("/v1/ledger/checkpoints?cursor=WyJ4Il0=")).status_code == 400


async def test_every_checkpoint_continues_the_one_before(signed: httpx.AsyncClient) -> None:
    found = await get(signed, "/v1/ledger/consistency?first=7&second=300")
    hashes = [bytes.fromhex(step) for step in found["hashes"]]
    roots = [bytes.fromhex(found[name]) for name in ("firstRoot", "secondRoot")]
    assert consistent(7, roots[0], 300, roots[1], hashes)
    notes = {each["size"]: each["root"] for each in (await get(signed, "/v1/ledger/checkpoints"))["items"]}
    assert (notes[7], notes[300]) == (found["firstRoot"], found["secondRoot"])


async def test_whoever_has_an_entry_gets_its_proof(signed: httpx.AsyncClient) -> None:
    content = await proof_queries.content_at(5)
    assert content
    leaf = leaf_hash(content)
    found = await get(signed, f"/v1/ledger/leaves/{leaf.hex()}/proof")
    hashes = [bytes.fromhex(step) for step in found["hashes"]]
    assert included(leaf, 5, 301, bytes.fromhex(found["root"]), hashes)
    assert found == await get(signed, "/v1/ledger/entries/5/proof?size=301")
    assert found.keys() == {"position", "leafHash", "size", "root", "hashes"}


@pytest.mark.parametrize(
    "path", ["consistency?first=1&second=302", "consistency?first=302", "entries/0/proof?size=302"]
)
async def test_what_is_not_signed_yet_is_not_told(signed: httpx.AsyncClient, path: str) -> None:
    answer = await signed.get(f"/v1/ledger/{path}")
    assert (answer.status_code, answer.json()["newest"]) == (422, 301)
    assert (await signed.get("/v1/ledger/entries/301/proof")).status_code == 404
    leaf = await proof_queries.leaf_at(301)
    assert leaf
    assert (await signed.get(f"/v1/ledger/leaves/{leaf.hex()}/proof")).status_code == 404


@pytest.mark.parametrize(
    "path", ["leaves/0/proof", f"leaves/{'G' * 64}/proof", "entries/-1/proof", "consistency?first=0"]
)
async def test_what_is_no_hash_or_number_is_refused(signed: httpx.AsyncClient, path: str) -> None:
    assert (await signed.get(f"/v1/ledger/{path}")).status_code == 400


async def test_the_minute_of_a_release_cannot_be_told_from_the_number_of_entries(
    signed: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours
) -> None:
    """Overseers see a checkpoint at once, everybody else a day later."""
    await parts.checkpoints.sign(MONDAY)
    for headers in ({}, cast.tuan.headers, cast.khoa.headers):
        answer = await signed.get("/v1/ledger/checkpoint", headers=headers)
        assert SignedTree.of(answer.text).size == 301
    answer = await signed.get("/v1/ledger/checkpoint", headers=cast.dewi.headers)
    newest = SignedTree.of(answer.text).size
    assert newest > 301
    assert (await signed.get(f"/v1/ledger/consistency?first=301&second={newest}")).status_code == 422
    hours.forward(days=1)
    assert (await get(signed, f"/v1/ledger/consistency?first=301&second={newest}"))["first"] == 301


async def test_proofs_are_checked_without_server_and_database(
    signed: httpx.AsyncClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [key] = await get(signed, "/v1/ledger/keys")
    old, new = await proof_queries.signed_between(7, 301)
    files = [tmp_path / name for name in ("old", "new", "proof")]
    growth = await get(signed, "/v1/ledger/consistency?first=300")
    for file, text in zip(files, (old["note"], new["note"], json.dumps(growth)), strict=True):
        file.write_text(text, "utf-8")
    command = ["ledger", "verify-growth", *map(str, files), "--verifier", key["verifier"]]
    assert main(command) == 0
    files[2].write_text(json.dumps(growth | {"hashes": growth["hashes"][1:]}), "utf-8")
    assert main(command) == 1
    assert capsys.readouterr().out == "HOLDS\nFAILS: the ledger of 301 entries does not continue that of 300.\n"
