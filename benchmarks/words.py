"""Seeded words for invented incidents: common ones come often, rare ones seldom."""

import random
from itertools import accumulate, product

THINGS = tuple(
    "router generator gateway database cable switch chiller battery queue certificate portal mail"  # noqa: SIM905
    " payments telephone scanner storage backup server antenna turbine turnstile printer kiosk"
    " línea nodo túnel núcleo señal cámara teléfono válvula caché página".split()
)
HAPPENINGS = (
    "answers again",
    "does not answer",
    "was restarted",
    "is under load",
    "shows errors",
    "was isolated",
    "loses packets",
    "is being replaced",
    "no responde",
    "vuelve a responder",
    "se reinició",
    "está saturada",
)
PEOPLE = ("Ana", "Bruno", "Chen", "Dolores", "Émile", "Farah", "Íñigo", "Jun", "Lía", "Óscar")
_ONSETS = ("b", "d", "g", "l", "m", "n", "p", "r", "s", "t", "v", "z")
_SYLLABLES = ["".join(pair) for pair in product(_ONSETS, "aeiou")]
_RARE = ["".join(pair) for pair in product(_SYLLABLES, repeat=2)]


class Words:
    """What people write, out of one stream of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._rare = self.chance.sample(_RARE, len(_RARE))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(_RARE) + 1)))

    def thing(self) -> str:
        return self.chance.choice(THINGS)

    def person(self) -> str:
        return self.chance.choice(PEOPLE)

    def services(self) -> tuple[str, ...]:
        return tuple(sorted({self.thing() for _ in range(self.chance.randint(1, 3))}))

    def title(self) -> str:
        return f"{self.thing().capitalize()} {self.chance.choice(HAPPENINGS)}"

    def sentence(self, length: int = 6) -> str:
        """A title, and `length` words that come as often as words do (Zipf's law)."""
        rare = self.chance.choices(self._rare, cum_weights=self._weights, k=length)
        return f"{self.title()}: {' '.join(rare)}"
