"""A message as a file, in the form that the end of its name tells."""

from dataclasses import dataclass
from pathlib import Path

from incident_desk.errors import InputError
from incident_desk.export import message_paper, pdf
from incident_desk.export.files import FORMS, as_file
from incident_desk.export.letter import Letter
from incident_desk.export.pdf import Pdf
from incident_desk.ui.report.save import save


@dataclass(frozen=True, slots=True)
class Saved:
    """`paper` is the PDF, if it was one, to tell what its reader should know."""

    path: Path
    paper: Pdf | None


def form_of(path: Path) -> str:
    """Raises InputError for a name that ends in none of the forms."""
    form = path.suffix.lower()
    if form not in FORMS:
        raise InputError("ways.form")
    return form


def write(letter: Letter, path: Path) -> Saved:
    """Raises InputError for a name without a form, and what `save` raises."""
    form = form_of(path)
    save(path, as_file(letter, form))
    paper = pdf.pdf(message_paper.paper(letter)) if form == ".pdf" else None
    return Saved(path, paper)
