"""The body of a fact: what every kind of it has in common."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Body:
    """What happened. `searched` names the fields that the search reads."""

    version: ClassVar[int] = 1
    searched: ClassVar[tuple[str, ...]] = ()
