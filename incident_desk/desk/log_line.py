"""The log line: one verb for whatever is typed in it."""

from uuid import UUID

from incident_desk.desk.command import CommandVerbs
from incident_desk.desk.incidents import IncidentVerbs
from incident_desk.domain import log_grammar
from incident_desk.domain.log_grammar import Entry, Grammar
from incident_desk.domain.people import people


class LogLineVerbs(CommandVerbs, IncidentVerbs):
    def enter(self, incident_id: UUID, text: str) -> Entry:
        """Write the line as what it means (see `domain.log_grammar`), and give what it became.

        Raises InputError for an empty line and for one that is dated to a moment still to come.
        """
        entry = self.understood(incident_id, text)
        said, at = entry.text, entry.happened_at
        match entry.kind:
            case log_grammar.ACTION:
                self.take_action(incident_id, said, at)
            case log_grammar.HYPOTHESIS:
                self.raise_hypothesis(incident_id, said, at)
            case log_grammar.DECISION:
                self.decide(incident_id, said, at)
            case log_grammar.ORDER:
                self.give_order(incident_id, entry.person, said, entry.due_at, at)
            case _:
                self.log(incident_id, said, at)
        return entry

    def understood(self, incident_id: UUID, text: str) -> Entry:
        """What `enter` would make of the line. Raises InputError for a moment still to come."""
        return self._grammar(incident_id).read(text)

    def people(self, incident_id: UUID) -> tuple[str, ...]:
        """Whom the incident knows by name, those in a role first."""
        opened = self._open(incident_id)
        return people(opened.incident, opened.facts)

    def lines(self, incident_id: UUID, limit: int = 50) -> list[str]:
        """The last lines of the log as they would be typed again, the newest first."""
        grammar, facts = self._grammar(incident_id), self._open(incident_id).facts
        written: list[str] = []
        for fact in reversed(facts):
            line = grammar.line(fact.body, fact.happened_at)
            if line and written[-1:] != [line]:
                written.append(line)
            if len(written) == limit:
                break
        return written

    def _grammar(self, incident_id: UUID) -> Grammar:
        known = self.people(incident_id)
        services = self._open(incident_id).incident.services
        return Grammar(self.clock.now(), self.clock.zone, known, services)
