"""A model that answers over the OpenAI wire, word by word, as slowly as the test wants it."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAUSE_S = 0.06
REPLY = "There is no hurry. " * 12 + "That is all."


@contextmanager
def slow_model() -> Iterator[str]:
    """The address of the model while it runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Model)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


class _Model(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if asked.get("stream") else "application/json")
        self.end_headers()
        if not asked.get("stream"):
            choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Fine."}}
            self.wfile.write(json.dumps(_body("chat.completion", choice)).encode())
            return
        for word in REPLY.split(" "):
            self._piece({"content": f"{word} "}, None)
            time.sleep(PAUSE_S)
        self._piece({}, "stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _piece(self, delta: dict[str, str], finish: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        self.wfile.write(b"data: " + json.dumps(_body("chat.completion.chunk", choice)).encode() + b"\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's own output is enough."""


def _body(kind: str, choice: dict[str, object]) -> dict[str, object]:
    return {"id": "slow", "object": kind, "created": 1, "model": "slow", "choices": [choice]}
