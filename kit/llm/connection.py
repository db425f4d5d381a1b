"""Connections to a model's server whose reads can be held back a moment, so that pieces that come one by one are handled together.

Waking up for each piece of a paced stream costs more than all that is done with it: held back, they wait in the kernel.
"""

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
FEW: Final = 16
BeforeRead = Callable[[], Awaitable[None]]


class Held(httpcore.AsyncNetworkStream):
    """A connection that does something before each read, when it is told to."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self.before_read: BeforeRead | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come, or all that came meanwhile."""
        if self.before_read is not None:
            await self.before_read()
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """The same over TLS."""
        return Held(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection."""
        return self._stream.get_extra_info(info)


class _Network(httpcore.AsyncNetworkBackend):
    """Opens connections that can be held back."""

    def __init__(self) -> None:
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        return Held(await self._backend.connect_tcp(host, port, timeout, local_address, socket_options))

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._backend.sleep(seconds)


@dataclass
class _Few:
    """A pool, and how many of its connections are in use."""

    pool: httpcore.AsyncConnectionPool
    used: int = 0


class Connections:
    """Connections to the server of an address, few in each pool: a pool looks through all of its own whenever one is taken or given back.

    They go through the proxy that the environment names, if it does.
    """

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        host = address.hostname or ""
        proxy = None if host in LOOPBACK or proxy_bypass(host) else getproxies().get(address.scheme)
        self._proxy = httpcore.Proxy(proxy) if proxy else None
        self._pools: list[_Few] = []

    @asynccontextmanager
    async def stream(self, method: str, url: str, **request: Any) -> AsyncIterator[httpcore.Response]:
        """A request, and its answer while it comes."""
        few = next((one for one in self._pools if one.used < FEW), None) or self._one_more()
        few.used += 1
        try:
            async with few.pool.stream(method, url, **request) as response:
                yield response
        finally:
            few.used -= 1
            if not few.used and few in self._pools[1:]:
                self._pools.remove(few)
                await few.pool.aclose()

    async def aclose(self) -> None:
        """Let go of them."""
        pools, self._pools = self._pools, []
        for few in pools:
            await few.pool.aclose()

    def _one_more(self) -> _Few:
        few = _Few(
            httpcore.AsyncConnectionPool(
                proxy=self._proxy, max_connections=None, max_keepalive_connections=FEW, keepalive_expiry=30, network_backend=_Network()
            )
        )
        self._pools.append(few)
        return few
