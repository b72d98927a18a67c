"""A message as a paper of plain data: what stands on it and in which order, not how it looks."""

from dataclasses import asdict, dataclass
from datetime import datetime

from incident_desk.export.letter import Letter
from incident_desk.export.light_markdown import Block
from incident_desk.i18n import texts


@dataclass(frozen=True, slots=True)
class MessagePaper:
    """`drill` is empty for a real incident; `large` type is read aloud from a distance."""

    title: str
    language: str
    dated_at_text: str
    document_date: datetime
    drill: str
    footer: str
    large: bool
    blocks: tuple[Block, ...]


def paper(letter: Letter) -> MessagePaper:
    going, said = letter.going, texts(letter.language)
    kind = said(f"letter.{letter.channel}")
    return MessagePaper(
        title=going.subject or kind,
        language=letter.language,
        dated_at_text=letter.dated_at_text,
        document_date=letter.at,
        drill=said("letter.drill") if letter.drill else "",
        footer=kind if going.subject else "",
        large=letter.channel == "phone",
        blocks=going.blocks,
    )


def as_data(paper: MessagePaper) -> dict[str, object]:
    """JSON-ready, with the date in ISO 8601."""
    return {**asdict(paper), "document_date": paper.document_date.isoformat()}
