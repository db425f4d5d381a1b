"""The `spotter` command: serve, talk, read texts, and look after tokens and the table. Errors are one line, never a trace."""

import asyncio
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from kit.errors import CoachError
from kit.settings import Settings, read_settings

# The heavy imports (the agent's stack takes more than a second) wait until a command needs them.
T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Your personal training coach.")
token = typer.Typer(no_args_is_help=True, help="Bearer tokens for the API.")
table = typer.Typer(no_args_is_help=True, help="The table and the bucket of the aws store.")
app.add_typer(token, name="token")
app.add_typer(table, name="table")


def main() -> None:
    """Run a command; what went wrong is said in one line."""
    try:
        app()
    except CoachError as error:
        print(f"spotter: {error.message}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


@app.command()
def serve() -> None:
    """Start the service and print a one-time login link."""
    from api.server import run  # noqa: PLC0415

    run(read_settings())


@app.command()
def chat() -> None:
    """Talk with your coach in the terminal."""
    from api.terminal import talk  # noqa: PLC0415

    _run(talk(_quiet(read_settings())))


@app.command()
def extract(file: Annotated[str, typer.Argument(help="A file of JSON lines, or - for standard input.")] = "-") -> None:
    """Read texts, one JSON object a line, and print what would be stored of each."""
    from extraction.batch import extract_lines  # noqa: PLC0415
    from kit.clock import SystemClock  # noqa: PLC0415

    for line in extract_lines(_lines(file), SystemClock()):
        sys.stdout.write(line + "\n")


@token.command("create")
def create_token(
    name: Annotated[str, typer.Option(help="What to call the token.")],
    user: Annotated[str, typer.Option(help="Whose it is; a new name makes a new user.")] = "owner",
) -> None:
    """Print a new bearer token."""

    async def create(services: Any) -> str:
        secret, _ = await services.access.add_token(await services.access.user_named(user), name)
        return str(secret)

    print(_with_services(create))


@table.command("create")
def create_table() -> None:
    """Make the table and the bucket that the settings name, wherever SPOTTER_ENDPOINT_URL points."""
    from storage.aws.create import create_all  # noqa: PLC0415

    for line in create_all(read_settings()):
        print(line)


def _with_services(work: Any) -> Any:
    async def with_services() -> Any:
        from api.services import open_services  # noqa: PLC0415

        services = await open_services(_quiet(read_settings()))
        try:
            return await work(services)
        finally:
            await services.close()

    return _run(with_services())


def _run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


def _quiet(settings: Settings) -> Settings:
    """A command's own output is not mixed with log lines below a warning."""
    import logging  # noqa: PLC0415

    from kit import log  # noqa: PLC0415

    log.configure(settings.log, logging.WARNING)
    return settings


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        yield from sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8", errors="surrogateescape") as opened:
            yield from opened
    except OSError as error:
        raise CoachError(f"{file} can't be read: {error.strerror or 'it is no file'}.") from error
