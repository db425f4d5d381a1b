"""What routes share: ids, versions, keys and pages as they stand on the wire."""

import re
from typing import Annotated, Any

from fastapi import Depends, Header, Path, Query, Response
from pydantic import BaseModel, ConfigDict

from kit.errors import Invalid, Precondition, Stale
from storage.pages import Page

Id = Annotated[str, Path(min_length=1, max_length=128)]
Cursor = Annotated[str | None, Query(max_length=2000)]
_ETAG = re.compile(r'^(?:W/)?"(\d{1,12})"$')


class Body(BaseModel):
    """A request's body; unknown keys are refused, so that a typo is not silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def idempotency_key(key: Annotated[str | None, Header(alias="Idempotency-Key")] = None) -> str | None:
    """The client's key; Invalid when it can't be one."""
    if key is not None and not (0 < len(key) <= 200 and key.isascii() and key.isprintable()):
        raise Invalid("An Idempotency-Key has 1 to 200 printable ASCII characters; a UUID is a good one.", code="idempotency_key_invalid")
    return key


def if_match(etag: Annotated[str | None, Header(alias="If-Match")] = None) -> int:
    """The version that the client saw; Precondition when it does not say."""
    if etag is None:
        raise Precondition("Say which version you change: send If-Match with the ETag of your last GET.")
    found = _ETAG.match(etag.strip())
    if found is None:
        raise Invalid('If-Match must be a version in quotes, as the ETag gave it, such as "3".', code="if_match_invalid")
    return int(found.group(1))


IdempotencyKey = Annotated[str | None, Depends(idempotency_key)]
SeenVersion = Annotated[int, Depends(if_match)]


def same_version(seen: int, current: int) -> None:
    """Stale when somebody changed it since the client looked."""
    if seen != current:
        raise Stale("It was changed since you looked. Read it again, then repeat your change.")


def tagged(response: Response, version: int) -> None:
    """Give the version as the ETag."""
    response.headers["ETag"] = f'"{version}"'


def listing(page: Page[Any], shape: Any) -> dict[str, Any]:
    """A page of a list."""
    return {"items": [shape(item) for item in page.items], "cursor": page.cursor}


def changes(body: Body) -> dict[str, Any]:
    """The fields that a PATCH names."""
    return {name: getattr(body, name) for name in body.model_fields_set}
