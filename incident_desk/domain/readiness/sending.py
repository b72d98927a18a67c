"""L01 to L07: does the text fit the channel that is to carry it?"""

import re
from collections.abc import Iterator, Mapping

from incident_desk.domain.channels import (
    SOCIAL_ROOM,
    UCS_2,
    Forced,
    Sms,
    plain_typography,
    sms,
    social_cut,
    social_length,
)
from incident_desk.domain.readiness.case import Case, Check, Found

_MARKUP = re.compile(
    r"\[(?P<label>[^\[\]\n]{1,200})\]\((?P<url>[^()\s]{1,500})\)"
    r"|(?P<marks>\*\*|__)(?P<strong>[^*_\n]{1,300})(?P=marks)"
    r"|(?<![\w`])`(?P<code>[^`\n]{1,300})`(?!`)"
    r"|^(?P<head>\#{1,6}[ ]{1,4})"
    r"|(?<![\w*_/])[*_](?P<italic>[^\W_](?:[^*_\n]{0,200}[^\s*_])?)[*_](?![\w*])"
    r"|</?(?:b|i|em|strong|br|p|a|u|span|div|ul|ol|li)\b[^<>\n]{0,300}>",
    re.MULTILINE | re.IGNORECASE,
)
_PLAIN_CHANNELS = ("sms", "social", "phone")


def sms_parts(case: Case) -> Iterator[Found]:
    if case.record.channel == "sms":
        counted = sms(case.draft.text)
        if counted.parts > case.rules.limits.sms_parts:
            grave = counted.parts >= case.rules.limits.sms_parts_grave
            values = {"parts": counted.parts, "units": counted.units}
            reason = "reason" if counted.alphabet == UCS_2 else "plain"
            yield Found(counted.ends[0], len(case.draft.text), reason, values, grave=grave)


def sms_alphabet(case: Case) -> Iterator[Found]:
    """Typography in one finding, with its mend; letters that have no stand-in in another."""
    if case.record.channel != "sms":
        return
    counted = sms(case.draft.text)
    typography = [each for each in counted.forced if each.stand_in is not None]
    letters = [each for each in counted.forced if each.stand_in is None]
    if typography:
        start, end = typography[0].at, typography[-1].at + 1
        mend = plain_typography(case.draft.text[start:end])
        yield Found(start, end, "typography", _told(typography, counted), mend)
    if letters:
        at = letters[0].at
        yield Found(at, at + 1, "reason", _told(letters, counted))


def post_length(case: Case) -> Iterator[Found]:
    if case.record.channel != "social":
        return
    text, soft = case.draft.text, case.rules.limits.social_soft
    length = social_length(text)
    if length > soft:
        grave = length > SOCIAL_ROOM
        room = SOCIAL_ROOM if grave else soft
        values = {"length": length, "room": room}
        reason = "reason" if grave else "soft"
        yield Found(social_cut(text, room), len(text), reason, values, grave=grave)


def subject(case: Case) -> Iterator[Found]:
    """The first line of a mail, where an empty line parts it from the rest."""
    if case.record.channel != "email":
        return
    lines = case.draft.text.splitlines(keepends=True)
    if len(lines) < 2 or lines[1].strip():
        return
    length, limits = len(lines[0].strip()), case.rules.limits
    if length > limits.subject:
        start = len(lines[0]) - len(lines[0].lstrip())
        values = {"length": length, "most": limits.subject}
        grave = length > limits.subject_grave
        yield Found(start + limits.subject, start + length, "reason", values, grave=grave)


def channel_down(case: Case) -> Iterator[Found]:
    if case.record.channel in case.record.failed_channels:
        yield case.missing()


def markup(case: Case) -> Iterator[Found]:
    if case.record.channel not in _PLAIN_CHANNELS:
        return
    for match in _MARKUP.finditer(case.draft.text):
        yield Found(*match.span(), values={"found": match[0]}, mend=_without(match))


def short_link(case: Case) -> Iterator[Found]:
    if case.record.channel not in ("sms", "email"):
        return
    hosts = case.rules.forbidden.short_links
    for start, end in case.draft.addresses:
        address = case.draft.text[start:end]
        host = address.split("//")[-1].split("/")[0].lower()
        if host.removeprefix("www.") in hosts:
            yield Found(start, end, values={"found": address})


def _without(match: re.Match[str]) -> str:
    """The same words with no marks: 'down: https://x.example'."""
    if match["label"]:
        same = match["label"] == match["url"]
        return match["url"] if same else f"{match['label']}: {match['url']}"
    kept = (match[name] for name in ("strong", "code", "italic"))
    return next((text for text in kept if text), "")


def _told(forced: list[Forced], counted: Sms) -> dict[str, object]:
    characters = " ".join(dict.fromkeys(each.character for each in forced))
    return {"characters": characters, "parts": counted.parts}


CHECKS: Mapping[str, Check] = {
    "L01": sms_parts,
    "L02": sms_alphabet,
    "L03": post_length,
    "L04": subject,
    "L05": channel_down,
    "L06": markup,
    "L07": short_link,
}
