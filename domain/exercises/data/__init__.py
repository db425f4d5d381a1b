"""The catalogue's own tables; every line was written for this project."""
