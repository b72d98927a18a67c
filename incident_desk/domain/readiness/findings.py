"""What a check finds, in words of any language; and the mend, where one click can do it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """Put `text` in place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule holds against a text.

    `start` and `end` are indices of the text as it was given. Where something is missing, or the
    draft as a whole is meant, the stretch is empty (`start == end`): it lies where the missing
    words would be put, and else at the end of the text. `text` is what stands there.
    """

    rule: str
    level: str
    start: int
    end: int
    text: str
    key: str
    values: Mapping[str, object]
    mend: Mend | None = None

    @property
    def has_place(self) -> bool:
        """Whether there is something in the text to underline."""
        return self.end > self.start

    def name(self, texts: Callable[..., str]) -> str:
        return texts(f"readiness.{self.rule.lower()}.name")

    def reason(self, texts: Callable[..., str]) -> str:
        """One sentence that tells the writer what to do."""
        return texts(self.key, **self.values)


def mended(text: str, finding: Finding) -> str:
    """The text with this mend, or as it was where there is none."""
    mend = finding.mend
    return text if mend is None else text[: mend.start] + mend.text + text[mend.end :]
