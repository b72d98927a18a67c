"""A message as a whole HTML document: for a web server, an intranet, or to be opened in a browser.

It brings its own few styles and asks nothing of anybody; its policy forbids it to.
"""

from html import escape

from incident_desk.export.letter import Letter
from incident_desk.i18n import texts

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_BODY = "max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 sans-serif"
_DRILL = "margin: 0 0 1em; padding: 0.5em 0.8em; background: #b3261e; color: #fff; font-weight: 700"
_TIME = "color: #566070"


def page(letter: Letter) -> bytes:
    """UTF-8, with the subject as its heading and the time below it."""
    going, said = letter.going, texts(letter.language)
    drill = f'<p style="{_DRILL}">{escape(said("letter.drill"))}</p>\n' if letter.drill else ""
    heading = f"<h1>{escape(going.subject)}</h1>\n" if going.subject else ""
    time = f'<p style="{_TIME}">{escape(letter.dated_at_text)}</p>\n'
    title = going.subject or said(f"letter.{letter.channel}")
    return document(title, f"{drill}{heading}{time}{going.html}", letter.language)


def document(title: str, content: str, language: str) -> bytes:
    """A document around `content`, which is HTML that is known to be safe."""
    lines = (
        "<!doctype html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title>",
        "</head>",
        f'<body dir="auto" style="{_BODY}">',
        f"{content}</body>",
        "</html>",
        "",
    )
    return "\n".join(lines).encode()
