"""The workout shorthand: words and numbers become set facts, and back. `docs/notation.md` has the grammar."""
