"""The `spotter` command: serve, talk, read texts, and look after tokens and the table. Errors are one line, never a trace."""

import asyncio
import contextlib
import json
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, TextIO, TypeVar

import typer

from kit.errors import CoachError, Invalid
from kit.settings import Settings, read_settings

# The heavy imports (the agent's stack takes more than a second) wait until a command needs them.
T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Your personal training coach.")
token = typer.Typer(no_args_is_help=True, help="Bearer tokens for the API.")
table = typer.Typer(no_args_is_help=True, help="The table and the bucket of the aws store.")
account = typer.Typer(no_args_is_help=True, help="A user's account as a whole.")
prompts = typer.Typer(no_args_is_help=True, help="The texts that models are told.")
app.add_typer(prompts, name="prompts")
app.add_typer(token, name="token")
app.add_typer(account, name="account")
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
    settings = read_settings()
    from api.server import run  # noqa: PLC0415

    run(settings)


@app.command()
def chat() -> None:
    """Talk with your coach in the terminal."""
    from api.terminal import talk  # noqa: PLC0415

    _run(talk(_quiet(read_settings())))


@app.command("mcp")
def serve_mcp(
    read_only: Annotated[bool, typer.Option("--read-only", help="Offer only the tools that look.")] = False,
    user: Annotated[str | None, typer.Option(help="Whose training it is; default: the owner.")] = None,
) -> None:
    """Serve your training to an assistant on this machine (Model Context Protocol over standard input and output)."""
    from api.mcp.stdio import serve_stdio  # noqa: PLC0415

    _run(serve_stdio(_quiet(read_settings()), user, writes=not read_only))


@app.command()
def extract(
    file: Annotated[str, typer.Argument(help="A file of JSON lines, or - for standard input.")] = "-",
    model: Annotated[bool, typer.Option("--model", help="Let SPOTTER_MODEL read what the notation leaves.")] = False,
) -> None:
    """Read texts, one JSON object a line, and print what would be stored of each."""
    from extraction.batch import extract_lines  # noqa: PLC0415
    from kit.clock import SystemClock  # noqa: PLC0415

    with asyncio.Runner() as runner:
        for line in extract_lines(_lines(file), SystemClock(), _reading_on(runner) if model else None):
            sys.stdout.write(line + "\n")


def _reading_on(runner: asyncio.Runner) -> Any:
    """What reads on with the model that the settings name."""
    from extraction.second import read_left  # noqa: PLC0415
    from kit.llm import remote_model  # noqa: PLC0415

    settings = read_settings()
    named = remote_model(settings)
    if named is None:
        raise Invalid("--model needs a model: set SPOTTER_MODEL=openai:<model> and OPENAI_API_KEY.", code="settings_invalid")
    return lambda text, context, first: runner.run(read_left(text, context, first, named, settings.model_timeout_s))


@app.command("import")
def import_file(
    file: Annotated[str, typer.Argument(help="An export of Strong, Hevy, FitNotes, Fitbod, SugarWOD, Liftosaur or Spotter; - for stdin.")],
    unit: Annotated[Literal["kg", "lb"] | None, typer.Option(help="The unit of weights, for a file that names none.")] = None,
    timezone: Annotated[str | None, typer.Option(help="Where the file's clock ran, such as Europe/Berlin; default: the profile's.")] = None,
    dates: Annotated[Literal["day-first", "month-first"] | None, typer.Option(help="How to read 03/04/2026.")] = None,
    dry_run: Annotated[bool, typer.Option(help="Say what would be stored, and store nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
    user: Annotated[str, typer.Option(help="Whose history it is.")] = "owner",
) -> None:
    """Bring a training history in; the same file again changes nothing."""
    from api.transfers import Transfer, bring_in, summary  # noqa: PLC0415

    data = _bytes(file)

    async def run(services: Any) -> Any:
        transfer = Transfer(name=Path(file).name, unit=unit, timezone=timezone, dates=dates, dry_run=dry_run)
        return await bring_in(services, await services.access.user_named(user), data, transfer)

    outcome = _with_services(run)
    print(json.dumps(outcome.shape(), ensure_ascii=False) if as_json else summary(outcome))


@app.command("export")
def export_history(
    shape: Annotated[
        Literal["json", "strong", "hevy", "full"], typer.Option("--format", help="json is what import reads back; full is everything.")
    ] = "json",
    out: Annotated[str, typer.Option(help="A file, for full a folder; - for standard output.")] = "-",
    user: Annotated[str, typer.Option(help="Whose history it is.")] = "owner",
) -> None:
    """Take the training history out as one file, or everything that is stored as a folder of files."""
    from coaching.exports import Exporter  # noqa: PLC0415

    async def run(services: Any) -> None:
        if shape == "full":
            return _keep(await services.takeout.take(await services.access.user_named(user)), out)
        with _opened(out) as target:
            async for line in Exporter(services.workouts).lines(await services.access.user_named(user), shape):
                target.write(line)

    _with_services(run)


def _keep(files: Any, out: str) -> None:
    """The whole history on standard output, or every file in a folder."""
    if out == "-":
        sys.stdout.write(files[0].data.decode() + "\n")
        return
    try:
        Path(out).mkdir(parents=True, exist_ok=True)
        for file in files:
            (Path(out) / file.name).write_bytes(file.data)
    except OSError as error:
        raise CoachError(f"{out} can't be written: {error.strerror or 'it is no folder'}.") from error


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


@account.command("erase")
def erase_account(
    user: Annotated[str, typer.Option(help="Whose account it is.")] = "owner",
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    wait: Annotated[bool, typer.Option(help="Wait two minutes for what is under way, and sweep again.")] = True,
) -> None:
    """Erase everything of a user for good, and print what was removed. What is stopped half-way goes on when the service runs."""
    from coaching.privacy import manifest  # noqa: PLC0415

    if not yes:
        typer.confirm(f"Erase everything of {user!r} for good? There is no way back.", abort=True, err=True)

    async def erase(services: Any) -> Any:
        user_id = await services.access.known_user(user)
        job = await services.erasing.run(user_id)
        if wait and job.finished_at is None:
            print("All that was there is gone. Waiting for what is under way; stop here and the service does the rest.", file=sys.stderr)
            await asyncio.sleep(max(0.0, (job.due - services.clock.now()).total_seconds()))
            job = await services.erasing.run(user_id)
        return manifest(job)

    print(json.dumps(_with_services(erase)))


@table.command("create")
def create_table() -> None:
    """Make the table and the bucket that the settings name, wherever SPOTTER_ENDPOINT_URL points."""
    from storage.aws.create import create_all  # noqa: PLC0415

    for line in create_all(read_settings()):
        print(line)


@prompts.command("diff")
def prompts_diff(
    against: Annotated[str, typer.Option(help="A git revision to compare with; the other side is the working tree.")] = "HEAD",
    turns: Annotated[int, typer.Option(help="How many recorded messages to look at, the newest conversations first.", min=0, max=50)] = 5,
    user: Annotated[str, typer.Option(help="Whose coaches and conversations.")] = "owner",
) -> None:
    """Show what a change of prompt files does, before it ships. Nothing is stored.

    For each file under prompts/ that differs: its id (name, version, hash) and tokens before and after, the sections that
    changed, and the lines. Then what that does to your own data: which coaches are made of it, and for each recorded message
    which calls would be sent other words, with their tokens before and after.

    With SPOTTER_MODEL set, a changed coach.md is also tried: each message is answered under the old and the new text, beside the
    reply that was recorded. Tools are not called. Without a model the command works the same up to there.
    """
    from api.prompts import compare  # noqa: PLC0415

    async def run(services: Any) -> None:
        async for line in compare(services, await services.access.user_named(user), against, turns):
            print(line)

    _with_services(run)


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


def _bytes(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise CoachError(f"{file} can't be read: {error.strerror or 'it is no file'}.") from error


@contextlib.contextmanager
def _opened(out: str) -> Iterator[TextIO]:
    """Standard output, or a file that has its name only once it is whole."""
    if out == "-":
        yield sys.stdout
        return
    part = Path(out + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as opened:
            yield opened
        part.replace(out)
    except OSError as error:
        raise CoachError(f"{out} can't be written: {error.strerror or 'it is no file'}.") from error
    finally:
        part.unlink(missing_ok=True)


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        yield from sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8", errors="surrogateescape") as opened:
            yield from opened
    except OSError as error:
        raise CoachError(f"{file} can't be read: {error.strerror or 'it is no file'}.") from error
