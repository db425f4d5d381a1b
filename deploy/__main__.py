"""Writes the template: `python -m deploy`."""

from deploy.template import FILE, as_text

FILE.write_text(as_text(), encoding="utf-8")
