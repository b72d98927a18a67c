"""What is said of a text on its channel: how much it fills, why, and what would make it less."""

from math import ceil

from incident_desk.domain.channels import SOCIAL_ROOM, social_length
from incident_desk.export.glyphs import code_point
from incident_desk.export.outgoing import TITLED, Outgoing, seconds_aloud
from incident_desk.export.sms import Cause, TakenApart, taken_apart
from incident_desk.i18n import Texts

_NAMED = 6  # characters told by name: more only say that there are many


def counted(going: Outgoing, texts: Texts) -> str:
    """One line on how much is filled, in the measure of the channel."""
    if going.channel == "sms":
        return sms_line(taken_apart(going.content), texts)
    if going.channel == "social":
        used = social_length(going.content)
        return texts("ways.post_count", used=used, room=SOCIAL_ROOM)
    if going.channel == "phone":
        return texts("ways.read_slowly", time=_time(seconds_aloud(going.content), texts))
    text = texts.count("ways.text_count", len(going.content))
    if going.channel not in TITLED:
        return text
    return f"{texts.count('ways.subject_count', len(going.subject))} · {text}"


def sms_line(taken: TakenApart, texts: Texts) -> str:
    """'SMS: 2 parts, 183 of 201; “ó” makes it UCS-2: without it 1 part'."""
    whole = taken.counted
    line = texts.count("ways.sms_count", whole.parts, units=whole.units, room=whole.room)
    if not taken.causes:
        return line
    named = _named([cause.character for cause in taken.causes], texts)
    line = f"{line}; {texts.count('ways.sms_made', len(taken.causes), characters=named)}"
    if not taken.would_save:
        return line
    key = "ways.sms_without_it" if len(taken.causes) == 1 else "ways.sms_without_them"
    return f"{line}: {texts.count(key, taken.without.parts)}"


def sms_tips(taken: TakenApart, texts: Texts) -> list[str]:
    """What to write instead of each character that costs parts; nothing where none does."""
    if not taken.would_save:
        return []
    tips = [_twins(taken.causes, texts), *(_words(cause, texts) for cause in taken.causes)]
    rest = [each.character for each in taken.causes if not each.stand_in and not each.words]
    if rest:
        tips.append(texts("ways.sms_leave_out", characters=_named(rest, texts)))
    return [tip for tip in tips if tip][: _NAMED + 1]


def _twins(causes: tuple[Cause, ...], texts: Texts) -> str:
    pairs = [
        texts("ways.sms_pair", plain=_shown(each.stand_in), character=_shown(each.character))
        for each in causes
        if each.stand_in
    ]
    return texts("ways.sms_write", pairs=_cut(pairs)) if pairs else ""


def _words(cause: Cause, texts: Texts) -> str:
    """The words that hold a letter, each with another word where we know one."""
    if not cause.words:
        return ""
    told = [
        texts("ways.sms_try", word=word, other=other) if other else word
        for word, other in cause.words
    ]
    return texts("ways.sms_letter", character=cause.character, words=_cut(told))


def _named(characters: list[str], texts: Texts) -> str:
    return _cut([texts("ways.quoted", character=_shown(each)) for each in characters])


def _cut(told: list[str]) -> str:
    return ", ".join((*told[:_NAMED], *["…"] * (len(told) > _NAMED)))


def _shown(character: str) -> str:
    """A character that can be seen, and the code point of one that cannot."""
    return character if character.isprintable() and character.strip() else code_point(character)


def _time(seconds: float, texts: Texts) -> str:
    """Rounded up: in steps of 5 s, and of a minute from two minutes on."""
    if seconds < 120:
        return texts("moments.seconds", seconds=5 * ceil(seconds / 5))
    return texts("moments.minutes", minutes=ceil(seconds / 60))
