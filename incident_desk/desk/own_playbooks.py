"""An organisation's own playbooks: saved with their versions, taken back, and given to others."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk import paths
from incident_desk.desk.library import Library
from incident_desk.i18n import LANGUAGES

if TYPE_CHECKING:
    from incident_desk.domain.playbook import Playbook
    from incident_desk.playbooks.checking import Mistake
    from incident_desk.playbooks.versions import Version

_EXPORTED = "incident-desk-playbooks"


class OwnPlaybooks(Library):
    def save_playbook(self, playbook: "Playbook") -> "Playbook":
        """Keep it as the next version; the earlier file stays among the versions.

        Gives it with its version. Raises RuleError when it cannot be written as a file, naming the
        step, and StoreError; nothing is changed then.
        """
        from incident_desk.playbooks import checking

        earlier = self.playbook_versions(playbook.id, playbook.language)
        version = max((one.number for one in earlier), default=0) + 1
        saved = replace(checking.tidy(playbook), version=version)
        self.keep_playbook(saved, replace=True)
        return saved

    def playbook_mistake(self, playbook: "Playbook") -> "Mistake | None":
        """What keeps it from being saved, and in which step."""
        from incident_desk.playbooks import checking

        return checking.mistake(checking.tidy(playbook))

    def own_playbook(self, playbook_id: str, language: str) -> "Path | None":
        """The file of an own playbook that is in force; None for a built-in one."""
        from incident_desk.playbooks import library

        folder = paths.own_playbooks(self.folder)
        found = library.own_file(folder, playbook_id, language, self.vocabulary)
        return found[0] if found else None

    def is_built_in(self, playbook_id: str, language: str) -> bool:
        """Whether the desk comes with one of this id, whatever takes its place now."""
        from incident_desk.playbooks import library

        return any(one.id == playbook_id for one in library.built_in(language))

    def remove_own_playbook(self, playbook_id: str, language: str) -> None:
        """Take it away; the built-in one of its id, if any, serves again. It stays a version.

        Raises RuleError when there is none, and StoreError.
        """
        from incident_desk.playbooks import library

        folder = paths.own_playbooks(self.folder)
        library.remove(folder, playbook_id, language, self.vocabulary)

    def playbook_versions(self, playbook_id: str, language: str) -> "tuple[Version, ...]":
        """The one in force first, then the earlier ones, and the built-in one last.

        Raises StoreError.
        """
        from incident_desk.playbooks import library, markdown, versions

        folder = paths.own_playbooks(self.folder)
        found = list(versions.earlier(folder / language, playbook_id))
        own = library.own_file(folder, playbook_id, language, self.vocabulary)
        if own:
            text = markdown.write(own[1])
            kept = versions.kept_at(own[0])
            found.insert(0, versions.Version(own[1].version, text, kept))
        if self.is_built_in(playbook_id, language):
            built_in = library.playbook(playbook_id, language)
            told = markdown.write(built_in)
            found.append(versions.Version(built_in.version, told, built_in=True))
        return tuple(found)

    def read_playbook(self, text: str, name: str) -> "Playbook":
        """A playbook from its text. Raises InputError with `name`, the line and the reason."""
        from incident_desk.playbooks import markdown

        return markdown.read(text, name, self.vocabulary)

    def export_playbook(self, playbook_id: str, language: str, path: Path) -> None:
        """Write one as a file anywhere. Raises RuleError, StoreError."""
        from incident_desk.playbooks import library, markdown

        library.write(path, markdown.write(self.playbook(playbook_id, language)))

    def export_playbooks(self, folder: Path) -> tuple[Path, int]:
        """Write all into a new folder inside `folder`, by language; gives it, and how many.

        Raises StoreError.
        """
        from incident_desk.playbooks import library, markdown

        target, again = folder / _EXPORTED, 1
        while target.exists():
            again += 1
            target = folder / f"{_EXPORTED}-{again}"
        count = 0
        for language in LANGUAGES:
            for playbook in self.playbooks(language):
                library.write(target / language / f"{playbook.id}.md", markdown.write(playbook))
                count += 1
        return target, count
