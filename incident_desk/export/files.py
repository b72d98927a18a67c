"""The files that a message can leave as.

The same letter gives the same bytes, whenever and wherever it is written.
"""

from incident_desk.errors import InputError
from incident_desk.export.letter import Letter

FORMS = (".txt", ".html", ".eml", ".pdf")


def as_file(letter: Letter, form: str) -> bytes:
    """The letter in one of `FORMS`. Raises InputError for another one."""
    if form == ".txt":
        return letter.going.exact.encode()
    if form == ".html":
        from incident_desk.export import page

        return page.page(letter)
    if form == ".eml":
        from incident_desk.export import eml

        return eml.eml(letter)
    if form == ".pdf":
        from incident_desk.export import message_paper, pdf

        return pdf.pdf(message_paper.paper(letter)).data
    raise InputError("ways.form")
