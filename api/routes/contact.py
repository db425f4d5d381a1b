"""Writing to the people who run the service."""

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import Field

from api.auth import CurrentUser, Service
from api.routes.common import Body
from domain.contact import ContactForm
from kit.clock import stamp

router = APIRouter(tags=["contact"])
AN_ADDRESS = r"^[^@\s#%]{1,64}@[^@\s#%]{1,189}$"


class ContactBody(Body):
    """What to say, and where to answer."""

    email: str = Field(pattern=AN_ADDRESS)
    first_name: str | None = Field(default=None, max_length=100)
    last_name: str | None = Field(default=None, max_length=100)
    subject: str = Field(min_length=1, max_length=200)
    message: str = Field(min_length=1, max_length=8000)
    contact_type: Literal["general", "support", "bug", "feature", "privacy", "billing"] = "general"


@router.post("/contact", status_code=201)
async def write_to_us(body: ContactBody, user: CurrentUser, services: Service) -> dict[str, Any]:
    """Keep a message to us."""
    now = services.clock.now()
    form = ContactForm(**{**body.model_dump(), "email": body.email.lower()}, submitted_at=now, user_id=user.id)
    kept = await services.contact.add(form, now)
    return {"received_at": stamp(kept.submitted_at)}
