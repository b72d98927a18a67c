"""How much room a text takes on a channel that counts.

SMS: 3GPP TS 23.038 (the GSM 7-bit alphabet and its extension) and 23.040 (joined parts lose room to
their header). Social posts: the published counting rules of X, version 3. All indices are those of
a Python `str`.
"""

import re
import unicodedata
from dataclasses import dataclass

GSM_7, UCS_2 = "GSM-7", "UCS-2"
# Room for one message alone, and for each part of several.
_ROOM = {GSM_7: (160, 153), UCS_2: (70, 67)}

_GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENSION = frozenset("^{}\\[~]|€\f")  # each is sent as two

# Typography that has a plain twin. Letters have none: to drop an accent is the writer's choice.
STAND_INS = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‹›", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\t", " "),
    **dict.fromkeys("•·", "-"),
    "…": "...",
    "\u200b": "",
    "\ufeff": "",
    "\u00ad": "",
}

URL = re.compile(r"https?://[^\s<>\"'()\[\]{}]+(?<![.,;:!?*_])", re.IGNORECASE)
BARE_URL = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|dev|app|info|eu|es|mx|ar|cl|co|pe)\b"
    r"(?:/[^\s<>\"'()\[\]{}]*)?",
    re.IGNORECASE | re.ASCII,
)
SOCIAL_ROOM = 280
_URL_WEIGHT = 23

_PICTURE = (
    "\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u2600-\u2604\u260e\u2611\u2614\u2615\u2618"
    "\u261d\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f"
    "\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1"
    "\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4"
    "\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716"
    "\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764"
    "\u2795-\u2797\u27a1\u27b0\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
)
_MODIFIED = rf"[{_PICTURE}]\ufe0f?[\U0001f3fb-\U0001f3ff]?"
# A flag, a key cap, or a picture with all that is joined to it.
EMOJI = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|[#*0-9]\ufe0f?\u20e3|{_MODIFIED}(?:\u200d{_MODIFIED})*"
)


@dataclass(frozen=True, slots=True)
class Forced:
    """A character that is not in the GSM alphabet; `stand_in` is None when it has no plain twin."""

    character: str
    at: int
    stand_in: str | None


@dataclass(frozen=True, slots=True)
class Sms:
    """`units` are septets (GSM-7) or 16-bit units (UCS-2); `ends` is where each part ends."""

    alphabet: str
    units: int
    ends: tuple[int, ...]
    forced: tuple[Forced, ...]

    @property
    def parts(self) -> int:
        return len(self.ends)

    @property
    def room(self) -> int:
        """Units that fit into as many parts."""
        alone, joined = _ROOM[self.alphabet]
        return alone if self.parts <= 1 else joined * self.parts


def sms(text: str) -> Sms:
    """How this text is sent as SMS. An empty text is one part of nothing."""
    forced = tuple(
        Forced(character, at, STAND_INS.get(character))
        for at, character in enumerate(text)
        if character not in _GSM_BASIC and character not in _GSM_EXTENSION
    )
    alphabet = UCS_2 if forced else GSM_7
    sizes = [_size(character, alphabet) for character in text]
    alone, joined = _ROOM[alphabet]
    units = sum(sizes)
    return Sms(alphabet, units, _ends(sizes, alone if units <= alone else joined), forced)


def plain_typography(text: str) -> str:
    """The text with typographic characters replaced by their plain twins."""
    return "".join(STAND_INS.get(character, character) for character in text)


def social_length(text: str) -> int:
    """The weighted length of a post, of which `SOCIAL_ROOM` is the most."""
    return sum(weight for weight, _ in _social(unicodedata.normalize("NFC", text)))


def social_cut(text: str, room: int) -> int:
    """Where the part of an NFC `text` ends that fits into `room`; its whole length if it fits."""
    used = 0
    for weight, start in _social(text):
        used += weight
        if used > room:
            return start
    return len(text)


def _size(character: str, alphabet: str) -> int:
    if alphabet == GSM_7:
        return 2 if character in _GSM_EXTENSION else 1
    return 2 if ord(character) > 0xFFFF else 1


def _ends(sizes: list[int], room: int) -> tuple[int, ...]:
    """A character of two units is never torn apart: it moves to the next part whole."""
    ends, used = [], 0
    for at, size in enumerate(sizes):
        if used + size > room:
            ends.append(at)
            used = 0
        used += size
    return (*ends, len(sizes))


def _social(text: str) -> list[tuple[int, int]]:
    """Weight and start of each thing that counts: an address, an emoji, a character."""
    whole = {found.start(): (2, found.end()) for found in EMOJI.finditer(text)}
    for pattern in (BARE_URL, URL):
        whole |= {found.start(): (_URL_WEIGHT, found.end()) for found in pattern.finditer(text)}
    counted, at = [], 0
    while at < len(text):
        weight, end = whole.get(at) or (_weight(text[at]), at + 1)
        counted.append((weight, at))
        at = end
    return counted


def _weight(character: str) -> int:
    code = ord(character)
    single = code <= 0x10FF or 0x2000 <= code <= 0x200D or 0x2010 <= code <= 0x201F
    return 1 if single or 0x2032 <= code <= 0x2037 else 2
