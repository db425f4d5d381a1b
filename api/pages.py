"""The built web app: small on the wire, and kept by browsers for as long as its files can't change."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

SECURITY = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def pages(folder: Path) -> ASGIApp:
    """The files of a folder, compressed where the browser takes it."""
    return GZipMiddleware(_Pages(directory=folder, html=True), compresslevel=6)


class _Pages(StaticFiles):
    """An unknown path is one of the app's own pages; an asset carries its hash in its name, so that it never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        is_file = Path(self.directory or "", path).is_file()
        is_asset = Path(path).parts[:1] == ("assets",)
        if is_asset and not is_file:
            raise HTTPException(404)  # the app's page in the place of a script would only confuse
        response = await super().get_response(path if is_file else "index.html", scope)
        response.headers.update(SECURITY)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_asset else "no-cache"
        return response
