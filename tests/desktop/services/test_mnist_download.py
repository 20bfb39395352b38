"""Downloading from servers on this machine that give what they should, or all but that."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("pooch")

from desktop.services.mnist_download import FILES, downloading, is_there
from nn_core.errors import DataFileError

CONTENT = {"one.gz": bytes(range(256)) * 400, "two.gz": b"labels" * 50}
WANTED = {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in CONTENT.items()}
Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


def whole(handler: BaseHTTPRequestHandler, data: bytes, length: int | None = None) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data) if length is None else length))
    handler.end_headers()
    handler.wfile.write(data)


def cut_short(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    whole(handler, data[: len(data) // 2], len(data))
    handler.close_connection = True


def lying(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    whole(handler, data[::-1])


def endless(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(100_000):
            handler.wfile.write(data)
    except OSError:
        pass
    handler.close_connection = True


def silent(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[:100])
    handler.wfile.flush()
    handler.server.over.wait(20)  # type: ignore[attr-defined]


def forbidden(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_error(403)


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], str]]:
    """Return what starts a server with an answer and gives its address."""
    servers = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self, CONTENT[self.path.strip("/")])

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.over = threading.Event()  # type: ignore[attr-defined]
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.over.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()


def run(where: Path, *sources: str, stalled: float = 5.0) -> list[float]:
    return [seen.fraction for seen in downloading(where, sources, WANTED, stalled)]


def left(where: Path) -> list[str]:
    return sorted(path.name for path in where.iterdir()) if where.exists() else []


def test_all_files_are_there_in_the_end(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    fractions = run(tmp_path / "mnist", serve(whole))
    assert fractions[0] == 0
    assert fractions[-1] == 1
    assert fractions == sorted(fractions)
    assert {name: (tmp_path / "mnist" / name).read_bytes() for name in WANTED} == CONTENT


def test_what_is_there_is_not_asked_for_again(
    serve: Callable[[Answer], str], tmp_path: Path
) -> None:
    run(tmp_path, serve(whole))
    run(tmp_path, serve(forbidden))
    (tmp_path / "one.gz").write_bytes(b"damaged")
    run(tmp_path, serve(whole))
    assert (tmp_path / "one.gz").read_bytes() == CONTENT["one.gz"]


@pytest.mark.parametrize("bad", [cut_short, lying, endless, forbidden, silent])
def test_another_place_is_asked_where_one_fails(
    serve: Callable[[Answer], str], tmp_path: Path, bad: Answer
) -> None:
    run(tmp_path, serve(bad), serve(whole), stalled=0.5)
    assert left(tmp_path) == sorted(WANTED)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (cut_short, "not whole"),
        (lying, "not MNIST"),
        (endless, "not MNIST"),
        (forbidden, "403"),
        (silent, "silent"),
    ],
)
def test_it_says_what_was_wrong_and_leaves_nothing(
    serve: Callable[[Answer], str], tmp_path: Path, bad: Answer, said: str
) -> None:
    with pytest.raises(DataFileError, match="could not be downloaded") as caught:
        run(tmp_path, serve(bad), stalled=0.5)
    reason = caught.value.values["reason"]
    assert said in reason.text.format(**reason.values)
    assert left(tmp_path) == []


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        run(tmp_path, "http://127.0.0.1:9/", "http://127.0.0.1:10/")
    assert "no connection" in caught.value.values["reason"].text
    assert left(tmp_path) == []


def test_cancelled_it_ends_at_once_and_leaves_nothing(
    serve: Callable[[Answer], str], tmp_path: Path
) -> None:
    job = downloading(tmp_path, [serve(silent)], WANTED, 1.0)
    next(job)
    next(job)
    begin = time.monotonic()
    job.close()
    assert time.monotonic() - begin < 0.5
    for thread in threading.enumerate():
        if thread.name == "download":
            thread.join(10)
    assert left(tmp_path) == []


def test_a_folder_that_cannot_be_written(serve: Callable[[Answer], str], tmp_path: Path) -> None:
    (tmp_path / "mnist").write_text("a file", encoding="utf-8")
    with pytest.raises(DataFileError):
        run(tmp_path / "mnist", serve(whole))


def test_what_a_killed_program_left_is_swept(
    serve: Callable[[Answer], str], tmp_path: Path
) -> None:
    for name, age in (("tmp1", 7200), ("tmp2", 60)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    run(tmp_path, serve(whole))
    assert left(tmp_path) == sorted([*WANTED, "tmp2"])


def test_mnist_has_its_four_files(tmp_path: Path) -> None:
    assert len(FILES) == 4
    assert not is_there(tmp_path)
    for name, (size, _) in FILES.items():
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    assert is_there(tmp_path)
