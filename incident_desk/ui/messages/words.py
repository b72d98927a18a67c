"""A message in words."""

from incident_desk.domain.messages import APPROVED, SENT, Message
from incident_desk.domain.spans import clock_time, full_time
from incident_desk.i18n import texts
from incident_desk.ui.context import Context


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
    """Each way by which it went out: when, who, where, and the digest of the exact text."""
    lines = (
        context.texts(
            "messages.seal",
            by=sending.by,
            when=full_time(sending.at, context.zone, context.texts),
            channel=context.texts(f"channel.{sending.channel}"),
            digest=sending.sha256[:12],
        )
        for sending in message.sendings
    )
    return "\n".join(lines)


def editable(message: Message, context: Context) -> str:
    """The text as it is edited: the time that is promised is a field again, so it can change."""
    if message.next_update_at is None:
        return message.text
    promised = full_time(message.next_update_at, context.zone, texts(message.language))
    return message.text.replace(promised, "{next_update}")
