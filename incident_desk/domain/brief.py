"""The brief of a hand-over: what the one who takes over must know, made from the facts.

It is plain text to be edited: parts under a title, a line for each thing, a blank line between.
What it holds is merged from the transfer briefings of incident command (ICS 201) and from the
hand-overs of site reliability engineers.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from incident_desk.domain import hypotheses, orders
from incident_desk.domain.assessment import assess
from incident_desk.domain.at_work import open_critical
from incident_desk.domain.incident import Incident
from incident_desk.domain.message import APPROVED, AUDIENCES, SENT, Message
from incident_desk.domain.playbook import ROLES
from incident_desk.domain.severity import Model
from incident_desk.domain.sheets import Part, shortened
from incident_desk.domain.situation import KNOWN, Known
from incident_desk.domain.spans import clock_time, elapsed
from incident_desk.domain.understood import in_short
from incident_desk.errors import InputError
from incident_desk.i18n import Texts

DASH = "- "
_MOST = 6  # lines of one kind
_LONGEST = 220  # characters of what somebody wrote
_DONE = 3  # orders, the last
_NEXT = 3  # actions
_REASONS = 3


def brief(
    incident: Incident, model: Model, now: datetime, zone: tzinfo | None, texts: Texts
) -> str:
    """The whole brief as text, in the language of `texts`; what people wrote stays as it was."""
    return as_text(told(incident, model, now, zone, texts))


def told(
    incident: Incident, model: Model, now: datetime, zone: tzinfo | None, texts: Texts
) -> tuple[Part, ...]:
    """The same, part by part."""
    words = _Told(incident, model, now, zone, texts)
    makers: dict[str, Callable[[], Iterable[str]]] = {
        "severity": words.severity,
        "known": words.known,
        "workaround": words.workaround,
        "hypotheses": words.hypotheses,
        "work": words.work,
        "messages": words.messages,
        "people": words.people,
        "next": words.next,
    }
    return tuple(Part(texts(f"brief.{name}"), tuple(make())) for name, make in makers.items())


def as_text(parts: Iterable[Part]) -> str:
    return "\n\n".join(
        "\n".join((part.title, *(f"{DASH}{line}" for line in part.lines))) for part in parts
    )


def parts(text: str, note: str) -> tuple[Part, ...]:
    """A brief as it was edited, in parts again. What stands under no title is titled `note`."""
    found = []
    for block in text.strip().split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        titled = len(lines) > 1 and not lines[0].startswith(DASH)
        title, rest = (lines[0], lines[1:]) if titled else (note, lines)
        if rest:
            found.append(Part(title, tuple(line.removeprefix(DASH) for line in rest)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Told:
    """The facts of one incident in words, as of now."""

    incident: Incident
    model: Model
    now: datetime
    zone: tzinfo | None
    texts: Texts

    def severity(self) -> Iterator[str]:
        incident, texts = self.incident, self.texts
        phase = texts(f"phase.{incident.phase}")
        began = incident.started_at
        yield texts("brief.began", at=self._at(began), age=self._age(began), phase=phase)
        if not incident.severities:
            yield texts("brief.not_assessed")
            return
        held = incident.severities[-1]
        why = held.reason or "; ".join(self._reasons()) or texts("report.from_answers")
        level = texts(f"severity.{held.value}")
        yield texts("brief.held", severity=level, at=self._at(held.at), by=held.by, why=_cut(why))

    def known(self) -> Iterator[str]:
        unsaid = []
        for name in KNOWN:
            known, field = self.incident.situation.get(name), self.texts(f"situation.{name}")
            if name in ("workaround", "next_step"):
                continue
            if known and (known.value or known.unknown):
                yield self._line(field, self._value(name, known), known)
            else:
                unsaid.append(field)
        if self.incident.services:
            services = ", ".join(self.incident.services)
            yield f"{self.texts('report.services')}: {_cut(services)}"
        if unsaid:
            yield self.texts("brief.unsaid", fields=", ".join(unsaid))

    def workaround(self) -> Iterator[str]:
        known = self.incident.situation.get("workaround")
        if known and known.value:
            yield self.texts("brief.by", text=_cut(known.value), by=known.by, at=self._at(known.at))
        elif known and known.unknown:
            asked = self.texts("situation.none_known_yet")
            yield self.texts("brief.by", text=asked, by=known.by, at=self._at(known.at))
        else:
            yield self.texts("brief.no_workaround")

    def hypotheses(self) -> Iterator[str]:
        """The open ones first, then what was confirmed, then what was ruled out."""
        found = sorted(
            self.incident.hypotheses.values(),
            key=lambda one: (hypotheses.STATES.index(one.state), one.raised_at),
        )
        lines = []
        for one in found:
            state = self.texts(f"brief.hypothesis_{one.state}")
            at, reason = one.settled_at or one.raised_at, f" ({one.reason})" if one.reason else ""
            told = _cut(one.text + reason)
            lines.append(self.texts("brief.state", state=state, text=told, at=self._at(at)))
        yield from self._some(lines)

    def work(self) -> Iterator[str]:
        """Orders in hand, what was done last, and critical steps that are open."""
        done = [one for one in self.incident.orders.values() if one.state == orders.DONE]
        done.sort(key=lambda one: one.settled_at or one.given_at, reverse=True)
        lines = [self._in_hand(one) for one in orders.still_open(self.incident.orders)]
        lines += [self._done(one) for one in done[:_DONE]]
        lines += [self.texts("brief.step", step=_cut(step)) for step in self._critical_steps()]
        yield from self._some(lines, _MOST + _DONE)

    def messages(self) -> Iterator[str]:
        """The last one to each audience, and the promise that stands."""
        last = [self._last_to(audience) for audience in AUDIENCES]
        told = [message for message in last if message]
        if not told:
            yield self.texts("brief.nobody_told")
        for message in told:
            yield self.texts(
                f"brief.{message.state}",
                audience=self.texts(f"audience.{message.audience}"),
                at=self._at(message.approved_at or message.drafted_at),
                text=_cut(self._in_a_line(message)),
            )
        due = self.incident.next_update_at
        if due is not None:
            late = due < self.now
            left = self._age(due) if late else elapsed((due - self.now).total_seconds(), self.texts)
            left = self.texts("expected.late" if late else "expected.in", span=left)
            yield self.texts("brief.promised", at=self._at(due), left=left)
        elif self.incident.is_open:
            yield self.texts("brief.no_promise")

    def people(self) -> Iterator[str]:
        open_roles = []
        for role in ROLES:
            known, name = self.incident.roles.get(role), self.texts(f"role.{role}")
            if known and known.value:
                at = self._at(known.at)
                person = _cut(known.value)
                yield self.texts("brief.since", role=name, person=person, at=at)
            else:
                open_roles.append(name)
        if open_roles:
            yield self.texts("brief.nobody", roles=", ".join(open_roles))

    def next(self) -> Iterator[str]:
        """The first three of: the next step, orders to ask after, critical steps."""
        lines = [_cut(self.incident.known("next_step"))]
        lines += [
            self.texts("brief.ask", at=self._at(one.due_at), person=one.person, text=_cut(one.text))
            for one in orders.still_open(self.incident.orders)
            if one.due_at
        ]
        lines += [_cut(step) for step in self._critical_steps()]
        yield from self._some([line for line in lines if line][:_NEXT])

    def _reasons(self) -> tuple[str, ...]:
        """What weighed most in the last assessment, if the model in force can still tell."""
        if not self.incident.assessments:
            return ()
        try:
            result = assess(self.model, self.incident.assessments[-1].answers)
        except InputError:
            return ()
        language, told = self.texts.language, []
        for reason in result.reasons[:_REASONS]:
            floor = next((one for one in self.model.floors if one.id == reason.floor), None)
            if floor:
                told.append(floor.why[language].rstrip("."))
                continue
            asked = [self.model.question(question) for question in reason.questions]
            given = zip(asked, reason.answers, strict=True)
            told += [
                f"{one.name[language]}: {one.answer(value).text[language]}" for one, value in given
            ]
        return tuple(dict.fromkeys(told))[:_REASONS]

    def _value(self, name: str, known: Known) -> str:
        if known.unknown:
            return self.texts("situation.not_known")
        meant = in_short(name, known, self.now, self.zone, self.texts)
        return _cut(known.value) + (f" ({meant})" if meant != known.value else "")

    def _line(self, field: str, value: str, known: Known) -> str:
        return self.texts("brief.by", text=f"{field}: {value}", by=known.by, at=self._at(known.at))

    def _in_hand(self, order: orders.Order) -> str:
        text, person = _cut(order.text), order.person
        if order.due_at is None:
            return self.texts("brief.in_hand", person=person, text=text)
        return self.texts("brief.in_hand_due", person=person, text=text, at=self._at(order.due_at))

    def _done(self, order: orders.Order) -> str:
        done, text = self.texts("brief.done"), f"{order.person}: {_cut(order.text)}"
        at = self._at(order.settled_at or order.given_at)
        return self.texts("brief.state", state=done, text=text, at=at)

    def _critical_steps(self) -> list[str]:
        return [step.text for _, step in open_critical(self.incident)]

    def _in_a_line(self, message: Message) -> str:
        """In the language of the brief, or in the one it has."""
        return " · ".join(filter(None, message.text(self.texts.language).body.splitlines()))

    def _last_to(self, audience: str) -> Message | None:
        told = [
            message
            for message in self.incident.messages.values()
            if message.audience == audience
            and message.state in (SENT, APPROVED)
            and message.approved_at
        ]
        return max(told, key=lambda one: (one.approved_at, one.drafted_at), default=None)

    def _some(self, lines: Sequence[str], most: int = _MOST) -> Iterator[str]:
        """At most so many lines, and how many more there are; or that there is none."""
        yield from lines[:most] or [self.texts("brief.none")]
        if len(lines) > most:
            yield self.texts.count("brief.more", len(lines) - most)

    def _at(self, moment: datetime) -> str:
        return clock_time(moment, self.now, self.zone, self.texts)

    def _age(self, moment: datetime) -> str:
        return elapsed((self.now - moment).total_seconds(), self.texts)


def _cut(text: str) -> str:
    return shortened(text, _LONGEST)
