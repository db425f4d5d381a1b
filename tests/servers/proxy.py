"""A proxy between the SDK and a real server that fails as told: it throttles, breaks down, or loses a reply after the deed."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from typing import Literal
from urllib.parse import urlsplit

Fault = Literal["throttled", "broken", "lost", "unprocessed"] | None
THROTTLED = json.dumps({"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException", "message": "slow down"}).encode()


class Proxy:
    """Where it answers, what it will do to the requests to come, and how many it has seen."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.seen = 0
        self._plan: Iterator[Fault] = repeat(None)
        self._lock = threading.Lock()

    def will(self, *faults: Fault) -> None:
        """Treat the next requests so, and those after them well."""
        self._plan = chain(faults, repeat(None))

    def will_always(self, *faults: Fault) -> None:
        """Treat requests so, over and over."""
        self._plan = chain.from_iterable(repeat(faults))

    def next(self) -> Fault:
        """What to do to this request."""
        with self._lock:
            self.seen += 1
            return next(self._plan)


@contextmanager
def between(url: str) -> Iterator[Proxy]:
    """A proxy in front of the server at that URL."""
    target = str(urlsplit(url).netloc)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            match proxy.next():
                case "throttled":
                    self._answer(400, {"content-type": "application/x-amz-json-1.0"}, THROTTLED)
                case "broken":
                    self._answer(503, {}, b"")
                case "unprocessed":
                    asked = json.loads(body)["RequestItems"]
                    self._answer(200, {}, json.dumps({"Responses": {}, "UnprocessedKeys": asked}).encode())
                case "lost":
                    self._forward(body)
                    self.close_connection = True
                case _:
                    self._answer(*self._forward(body))

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any

        def _forward(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
            connection = HTTPConnection(target, timeout=10)
            try:
                connection.request(self.command, self.path, body, dict(self.headers.items()))
                answer = connection.getresponse()
                return answer.status, dict(answer.getheaders()), answer.read()
            finally:
                connection.close()

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers.items():
                if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    proxy = Proxy(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
