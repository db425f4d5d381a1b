"""A message to the people who run the service, from anybody."""

from datetime import datetime

from domain.model import Stored


class ContactForm(Stored):
    """One submission; those of one address lie together, so that doubles are seen."""

    email: str
    submitted_at: datetime
    first_name: str | None = None
    last_name: str | None = None
    subject: str
    message: str
    contact_type: str = "general"
    user_id: str | None = None
