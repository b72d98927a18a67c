"""A short text as a QR code: to move it to a phone with no network, no cable and no account."""

from dataclasses import dataclass

from incident_desk.errors import InputError

# Bytes of UTF-8 in a code of version 15, with 77 modules a side and the lowest correction. Phones
# read it off a screen at arm's length; finer ones need a steady hand.
MOST = 520
QUIET = 4  # modules of light around it, by ISO/IEC 18004


@dataclass(frozen=True, slots=True)
class QrCode:
    """The modules in rows, dark ones True, without the quiet zone."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> int:
        return len(self.rows)


def code(text: str) -> QrCode:
    """The code of `text` in UTF-8, with as much correction as fits without making it finer.

    Raises InputError for no text at all, and for one too long to be read comfortably.
    """
    import segno

    length = len(text.encode())
    if not text:
        raise InputError("ways.qr_empty")
    if length > MOST:
        raise InputError("ways.qr_too_long", length=length, most=MOST)
    made = segno.make_qr(text, error="L", encoding="utf-8")
    return QrCode(tuple(tuple(bool(module) for module in row) for row in made.matrix))
