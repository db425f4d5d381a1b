"""An event loop without a machine below it: time jumps to whatever happens next, and a process can die between two steps.

What runs belongs to a process, which new tasks inherit; nothing of a dead one ever runs again.
"""

import asyncio
import heapq
from asyncio.events import _set_running_loop
from collections import deque
from collections.abc import Callable, Coroutine
from contextvars import Context, ContextVar, copy_context
from datetime import datetime, timedelta
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Process:
    """What lives and dies together."""

    def __init__(self) -> None:
        self.alive = True
        self.tasks: list[asyncio.Task[Any]] = []

    def die(self) -> None:
        """Stop for good, in the middle of everything."""
        self.alive = False
        for task in self.tasks:
            if not task.done():
                # The interpreter would complain, as it does of tasks that were forgotten.
                task._log_destroy_pending = False  # type: ignore[attr-defined]
                coroutine = task.get_coro()
                assert asyncio.iscoroutine(coroutine)
                coroutine.close()
        self.tasks = []


WORLD = Process()
OWNER: ContextVar[Process] = ContextVar("OWNER", default=WORLD)
Step = tuple[Context, Callable[..., object], tuple[Any, ...]]


class Loop(asyncio.AbstractEventLoop):
    """First come, first served, like the real one; what waits for time is served in the order of its time."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._ready: deque[Step] = deque()
        self._later: list[tuple[float, int, asyncio.TimerHandle | asyncio.Future[None]]] = []
        self._count = 0
        self._handle = asyncio.Handle(print, (), self, copy_context())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run until this is done."""
        _set_running_loop(self)
        try:
            task: asyncio.Task[T] = self.create_task(work)
            while not task.done():
                self._step()
            return task.result()
        finally:
            _set_running_loop(None)

    def settle(self) -> None:
        """Run until nothing is left to happen."""
        _set_running_loop(self)
        try:
            while self._ready or self._later:
                self._step()
        finally:
            _set_running_loop(None)

    def _step(self) -> None:
        if self._ready:
            context, callback, args = self._ready.popleft()
            if context.get(OWNER, WORLD).alive:
                context.run(callback, *args)
            return
        at, _, what = heapq.heappop(self._later)
        if what.cancelled():
            return
        self.seconds = at
        if isinstance(what, asyncio.Future):
            what.set_result(None)
        else:
            self._ready.append((what._context, what._callback, tuple(what._args)))  # type: ignore[attr-defined]

    async def sleep(self, seconds: float) -> None:
        """Wait in simulated time."""
        future: asyncio.Future[None] = asyncio.Future(loop=self)
        self._count += 1
        heapq.heappush(self._later, (self.seconds + seconds, self._count, future))
        await future

    def time(self) -> float:
        return self.seconds

    def get_debug(self) -> bool:
        return False

    def is_running(self) -> bool:
        return True

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """It is skipped when its time comes."""

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """Errors that nobody asked for are those of the dead."""

    def create_future(self) -> asyncio.Future[Any]:
        return asyncio.Future(loop=self)

    def run_in_executor(self, executor: Any, func: Callable[[*Ts], T], *args: *Ts) -> asyncio.Future[T]:
        """There are no threads here: it is done at once, and others go on before whoever waits for it."""
        done: asyncio.Future[T] = asyncio.Future(loop=self)
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - it is for whoever waits
            done.set_exception(error)
        return done

    def create_task(self, coro: Any, *, name: str | None = None, context: Context | None = None) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.Task(coro, loop=self, name=name, context=context)
        owner = context.get(OWNER, WORLD) if context else OWNER.get()
        if owner is not WORLD:
            owner.tasks.append(task)
        return task

    def call_soon(self, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None) -> asyncio.Handle:
        self._ready.append((context or copy_context(), callback, args))
        return self._handle

    def call_later(
        self, delay: float, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        return self.call_at(self.seconds + delay, callback, *args, context=context)

    def call_at(self, when: float, callback: Callable[[*Ts], object], *args: *Ts, context: Context | None = None) -> asyncio.TimerHandle:
        handle = asyncio.TimerHandle(when, callback, args, self, context or copy_context())
        self._count += 1
        heapq.heappush(self._later, (when, self._count, handle))
        return handle


class LoopClock:
    """The time of day in the simulation, to the millisecond as in rows."""

    def __init__(self, loop: Loop, start: datetime) -> None:
        self._loop = loop
        self._start = start

    def now(self) -> datetime:
        return self._start + timedelta(milliseconds=int(self._loop.seconds * 1000))
