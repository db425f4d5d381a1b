"""The command line: what goes wrong is one line on stderr and an exit code, never a trace."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from tests.crash.service import COMMAND, Service, environment, free_port


def run(data: Path, *arguments: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """The command over a data folder, to its end."""
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(data, **settings), input=stdin, capture_output=True, text=True, timeout=60, check=False
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The one line that a failed command says, once it is sure that there is nothing else."""
    assert done.returncode not in (0, None), done
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert done.stdout == ""
    return lines[0]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"SPOTTER_PORT": "abc"}, "SPOTTER_PORT"),
        ({"SPOTTER_PORT": "70000"}, "SPOTTER_PORT"),
        ({"SPOTTER_MODEL_TIMEOUT_S": "300"}, "SPOTTER_MODEL_TIMEOUT_S"),
        ({"SPOTTER_STORE": "paper"}, "SPOTTER_STORE"),
        ({"SPOTTER_MODEL": "nonsense"}, "SPOTTER_MODEL"),
        ({"SPOTTER_MODEL": "openai:"}, "SPOTTER_MODEL"),
        ({"SPOTTER_MODEL": "openai:x"}, "OPENAI_API_KEY"),
        ({"SPOTTER_HOST": "no.such.host.invalid"}, "SPOTTER_"),
        ({"SPOTTER_HOST": "203.0.113.1"}, "203.0.113.1"),
        ({"SPOTTER_STORE": "aws", "SPOTTER_ENDPOINT_URL": "nowhere"}, "SPOTTER_ENDPOINT_URL"),
    ],
)
def test_a_setting_that_can_not_be_used_is_named(settings: dict[str, str], words: str, tmp_path: Path) -> None:
    ports = {"SPOTTER_PORT": str(free_port())}
    assert words in one_line(run(tmp_path / "data", "serve", **{**ports, **settings}))


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        line = one_line(run(tmp_path / "data", "serve", SPOTTER_PORT=str(taken.getsockname()[1])))
    assert "SPOTTER_PORT" in line


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_data_folder_that_can_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert "SPOTTER_DATA" in one_line(run(folder / "data", "serve", SPOTTER_PORT="0"))


@pytest.mark.parametrize("command", [("serve",), ("token", "create", "--name", "x"), ("chat",)])
def test_a_data_folder_that_can_not_be(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert "SPOTTER_DATA" in one_line(run(tmp_path / "file" / "data", *command, SPOTTER_PORT="0"))


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to look like one" * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_data_file_that_is_no_database_is_left_alone(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "data" / "spotter.db"
    file.parent.mkdir()
    file.write_bytes(content)
    assert "spotter.db" in one_line(run(tmp_path / "data", "serve", SPOTTER_PORT="0"))
    assert file.read_bytes() == content


@pytest.mark.parametrize("arguments", [("extract", "/no/such/file"), ("extract", "/tmp"), ("token", "create", "--name", " ")])
def test_arguments_that_can_not_be_used(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert one_line(run(tmp_path / "data", *arguments)).startswith("spotter: ")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    texts = "\n".join('{"id": "a", "text": "squat 5x5 100 kg"}' for _ in range(2000))
    command = [*COMMAND, "extract", "-"]
    with subprocess.Popen(
        command, env=environment(tmp_path / "data"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        try:
            process.stdin.write(texts)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert "Traceback" not in process.stderr.read()


def test_two_tokens_are_two_secrets_and_nothing_else_is_printed(tmp_path: Path) -> None:
    first, second = (run(tmp_path / "data", "token", "create", "--name", "x") for _ in range(2))
    assert first.stdout.startswith("spt_")
    assert len(first.stdout.split()) == 1
    assert first.stdout != second.stdout


def test_the_service_prints_its_login_link_once_and_stops_when_asked(tmp_path: Path) -> None:
    port = free_port()
    command = [*COMMAND, "serve"]
    with subprocess.Popen(
        command, env=environment(tmp_path / "data", SPOTTER_PORT=str(port)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        link = next(line for line in process.stdout if "#code=" in line)
        process.terminate()
        errors = process.stderr.read()
        process.wait(20)
    assert f"http://127.0.0.1:{port}/#code=" in link
    assert "Traceback" not in errors
    assert link.split("#code=")[1].strip() not in errors


async def test_with_the_model_server_down_the_log_is_kept_and_the_offline_coach_says_so(tmp_path: Path) -> None:
    service = Service(
        tmp_path / "data",
        settings={"SPOTTER_MODEL": "openai:x", "OPENAI_API_KEY": "k", "OPENAI_BASE_URL": f"http://127.0.0.1:{free_port()}/v1"},
    )
    async with service.user() as athlete:
        turn = await athlete.says("squat 3x5 100 kg")
        workouts = await athlete.workouts()
    service.stop()
    assert turn["receipts"][0]["action"] == "created"
    assert "can't be reached" in turn["message"]["text"]
    assert len(workouts) == 1
    assert "Traceback" not in service.log.read_text()
