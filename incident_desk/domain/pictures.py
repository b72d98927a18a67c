"""Pictures as evidence: what we take, and what their first bytes tell of them.

PNG: W3C Portable Network Graphics, 5.2 and 11.2.2. JPEG: ITU-T T.81, B.1 and B.2.
"""

import hashlib
from dataclasses import dataclass

from incident_desk.errors import InputError

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000  # more would fill the memory of the laptop when it is shown
PNG, JPEG = "png", "jpeg"
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# The markers that begin a frame, and those that stand alone, without a length.
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


@dataclass(frozen=True, slots=True)
class Seen:
    """`form` is PNG or JPEG; sides are in pixels."""

    form: str
    width: int
    height: int


def see(data: bytes, name: str = "") -> Seen:
    """What this picture is. Raises InputError for what is none, or is too large; `name` is told."""
    check_size(len(data), name)
    seen = _png(data) or _jpeg(data)
    if seen is None or not seen.width or not seen.height:
        raise InputError("picture.not_a_picture", name=_said(name))
    if seen.width * seen.height > MOST_PIXELS:
        sides = {"width": seen.width, "height": seen.height}
        raise InputError("picture.too_many_pixels", name=_said(name), **sides)
    return seen


def check_size(size: int, name: str = "") -> None:
    """Raises InputError for a picture of more than MOST_BYTES."""
    if size > MOST_BYTES:
        told, most = (f"{number / 1024 / 1024:.1f}" for number in (size, MOST_BYTES))
        raise InputError("picture.too_large", name=_said(name), size=told, most=most)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _png(data: bytes) -> Seen | None:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    return Seen(PNG, int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))


def _jpeg(data: bytes) -> Seen | None:
    """Walk from marker to marker up to the first frame."""
    if not data.startswith(_JPEG):
        return None
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _FRAMES:
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return Seen(JPEG, int.from_bytes(width), int.from_bytes(height))
        if marker == 0xFF:
            place += 1
        elif marker in _ALONE:
            place += 2
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4])
    return None


def _said(name: str) -> str:
    return name.strip()[:60] or "–"
