"""The coach as tools for other assistants, over the Model Context Protocol."""

from api.mcp.http import McpDoors
from api.mcp.server import create_server

__all__ = ["McpDoors", "create_server"]
