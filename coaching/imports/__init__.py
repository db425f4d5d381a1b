"""Training histories from other apps and from our own export: read, checked against what is stored, and recorded once."""

from coaching.imports.importer import Importer, Outcome, Reason

__all__ = ["Importer", "Outcome", "Reason"]
