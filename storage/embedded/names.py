"""Object keys as file paths and back: nothing in a key can leave the folder, and no two keys share a file.

A part of a key becomes a folder; its unusual characters are percent-encoded, and a long one is folded over several folders.
"""

from pathlib import Path
from urllib.parse import quote, unquote

from storage.blobs import check_name

_LONGEST = 120
_CONTINUES = "+"
_SUFFIX = ".gz"


def path_of(folder: Path, key: str) -> Path:
    """The file of an object."""
    check_name(key)
    *folders, name = [_folded(part) for part in key.split("/")]
    flat = [piece for pieces in folders for piece in pieces]
    return folder.joinpath(*flat, *name[:-1], name[-1] + _SUFFIX)


def key_of(path: Path) -> str | None:
    """The object that a file (relative to the folder) holds; None for a file of somebody else."""
    if path.suffix != _SUFFIX:
        return None
    text = "/".join([*path.parts[:-1], path.name.removesuffix(_SUFFIX)])
    return unquote(text.replace(f"{_CONTINUES}/", ""), errors="strict")


def _folded(part: str) -> list[str]:
    encoded = quote(part, safe="=@,")
    # `x.gz` as a folder and `x` as an object must not meet.
    if encoded.endswith(_SUFFIX):
        encoded = encoded.removesuffix(_SUFFIX) + "%2Egz"
    pieces = [encoded[start : start + _LONGEST] for start in range(0, len(encoded), _LONGEST)]
    visible = ["%2E" + piece[1:] if piece.startswith(".") else piece for piece in pieces]
    return [piece + _CONTINUES for piece in visible[:-1]] + visible[-1:]
