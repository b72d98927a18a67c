"""What a message says in one language."""

import hashlib
import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Text:
    """`subject` heads a page or an e-mail; `short` is what goes by SMS and social networks."""

    body: str
    subject: str = ""
    short: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        return self.subject, self.body, self.short

    @property
    def is_empty(self) -> bool:
        return not any(part.strip() for part in self.parts)

    def with_words(self, before: str, after: str) -> "Text":
        """With these words replaced by others wherever they stand."""
        subject, body, short = (part.replace(before, after) for part in self.parts)
        return replace(self, subject=subject, body=body, short=short)

    def filled(self, field: str, value: str) -> "Text":
        """With `{field}` replaced in every part."""
        return self.with_words(f"{{{field}}}", value)

    def says(self, value: str) -> bool:
        """Whether these words stand in it, and are not a piece of others: 300 is not in 1,300."""
        whole = _whole(value)
        return bool(value) and any(whole.search(part) for part in self.parts)

    def with_value(self, before: str, after: str) -> "Text":
        """With whole words replaced by others: 'Ana' in 'Ana said', and never in 'Anabel'."""
        whole = _whole(before)
        subject, body, short = (whole.sub(lambda _: after, part) for part in self.parts)
        return replace(self, subject=subject, body=body, short=short)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!\d[.,:]){re.escape(words)}(?!\w)(?![.,:]\d)")


def digest(text: str) -> str:
    """SHA-256 of the exact text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
