"""The mark of every text and file that leaves a drill, so that nobody takes it for real."""

MARKS = {"en": "[DRILL]", "es": "[SIMULACRO]"}


def drill_marked(text: str, language: str) -> str:
    """The text with the mark of its language before it; one that begins with a mark stays as it is.

    Nothing at all stays nothing: an empty subject is no text that could be taken for real.
    """
    begun = text.lstrip()
    if not begun or begun.upper().startswith(tuple(MARKS.values())):
        return text
    return f"{MARKS.get(language, MARKS['en'])} {begun}"


def drill_named(name: str, language: str) -> str:
    """The name of a file that leaves a drill: 'DRILL-INC-K7-0012-en.pdf'."""
    return f"{MARKS.get(language, MARKS['en']).strip('[]')}-{name}"
