"""A message as it leaves the desk: what every file of it is made from."""

from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.message_text import Text
from incident_desk.export.outgoing import Outgoing, outgoing


@dataclass(frozen=True, slots=True)
class Letter:
    """`dated_at_text` is `at` in the words of the letter's language; `name` is for its files."""

    text: Text
    channel: str
    language: str
    at: datetime
    dated_at_text: str
    name: str = ""
    drill: bool = False

    @property
    def going(self) -> Outgoing:
        return outgoing(self.text, self.channel)
