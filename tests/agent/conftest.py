"""The coach over the real embedded store, spoken to as a client would."""

from tests.api.conftest import clock, furnished, owner, services, stranger

__all__ = ["clock", "furnished", "owner", "services", "stranger"]
