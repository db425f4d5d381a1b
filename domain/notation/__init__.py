"""The workout shorthand: words and numbers become set facts, and back. `docs/notation.md` has the grammar."""

from domain.notation.shorthand import format, parse

__all__ = ["format", "parse"]
