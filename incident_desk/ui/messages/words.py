"""A message in words."""

from incident_desk.domain.message import APPROVED, SENT, Message, Sending
from incident_desk.domain.message_text import Text
from incident_desk.domain.spans import clock_time, full_time
from incident_desk.export.characters import clean, common_spaces, one_line
from incident_desk.ui.context import Context

_LONGEST_LINE = 32_767  # characters that a line of Qt holds


def state(message: Message, context: Context) -> str:
    """Draft, approved or sent, by whom and when that was last."""
    by, at = message.drafted_by, message.drafted_at
    if message.state == SENT:
        by, at = message.sendings[-1].by, message.sendings[-1].at
    elif message.state == APPROVED and message.approved_at:
        by, at = message.approved_by, message.approved_at
    when = clock_time(at, context.now, context.zone, context.texts)
    return context.texts(f"messages.state_{message.state}", by=by, when=when)


def heading(message: Message, context: Context) -> str:
    words = context.texts
    stage = words(f"stage.{message.stage}")
    return f"{words(f'audience.{message.audience}')} · {stage}"


def seals(message: Message, context: Context) -> str:
    """Each way by which it went out: when, who, to whom, how, and the seal of the exact text."""
    return "\n".join(_seal(sending, context) for sending in message.sendings)


def _seal(sending: Sending, context: Context) -> str:
    texts = context.texts
    return texts(
        "messages.seal",
        by=sending.by,
        when=full_time(sending.at, context.zone, texts),
        channel=texts(f"channel.{sending.channel}"),
        language=texts(f"language.{sending.language}"),
        group=texts("messages.to_group", group=sending.group) if sending.group else "",
        way=texts(f"way.{sending.way or 'posted'}"),
        digest=sending.sha256[:12],
    )


def as_edited(text: Text) -> Text:
    """As an editor gives it back: composed, with common spaces, and its subject on one line."""
    body, short = (common_spaces(clean(part)) for part in (text.body, text.short))
    return Text(body, one_line(text.subject)[:_LONGEST_LINE], short)
