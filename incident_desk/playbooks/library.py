"""The playbooks that come with the desk."""

from functools import cache

from incident_desk import paths
from incident_desk.domain.playbook import Playbook
from incident_desk.errors import RuleError
from incident_desk.i18n import LANGUAGES


@cache
def built_in(language: str) -> tuple[Playbook, ...]:
    """Every playbook of a language, by title; any other language is answered in English."""
    # The reader of Markdown is heavy, and a start needs none.
    from incident_desk.playbooks import markdown

    chosen = language if language in LANGUAGES else LANGUAGES[0]
    folder = paths.resources() / "playbooks" / chosen
    files = folder.glob("*.md")
    read = (markdown.read(file.read_text(encoding="utf-8"), file.name) for file in files)
    return tuple(sorted(read, key=lambda playbook: playbook.title))


def playbook(playbook_id: str, language: str) -> Playbook:
    """Raises RuleError if there is none of this id."""
    for found in built_in(language):
        if found.id == playbook_id:
            return found
    raise RuleError("playbooks.no_such_playbook", name=playbook_id)
