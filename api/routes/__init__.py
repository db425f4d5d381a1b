"""Routes: each parses, calls one verb and returns."""
