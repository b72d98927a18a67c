"""Whether a sentence says to do something, and what a heading announces."""

import re

from incident_desk.playbooks.importing import inline, words

ACTION, BACKGROUND, REFERENCE, NEUTRAL = "action", "background", "reference", "neutral"

_HIDDEN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|\]\([^()\s]*\)|<[^<>\s]*>", re.DOTALL)
_END = re.compile(r"[.!?]['\"”’)*_\]]*\s+(?=['\"“‘(*_`\[¿¡]*[A-ZÁÉÍÓÚÑ0-9])|\n+")
_SHORT = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|etc|vs|no|approx|incl|resp|cf|fig|p\.?ej|ej|núm|dr|sr|sra|st)|^\W*\w)\.\W*$",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"^(\*{1,3}|_{1,3})((?:(?!\1).)+)\1$", re.DOTALL)
_NUMBER = re.compile(
    r"^\s*(?:(?:step|paso|phase|fase)\s*#?\d+[:.)\-–—]*|\(?\d{1,3}(?:\.\d{1,3})*[.):]|[#§]\d+|[a-z][.)])\s+",
    re.IGNORECASE,
)
_HOW_TO = re.compile(r"^(?:how (?:to|do (?:i|we|you)|can i)|cómo)\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+")
_QUOTES = ("'", '"', "“", "‘", "«")
_COMMAND = re.compile(r"^`[^`]*(?:\s|/)[^`]*`[.:]?$")
_POLITE = re.compile(
    r"^(?:(?:then|next|now),? )?"
    r"(?:please,? |por favor,? |(?:you|we) (?:should|must|need to|have to) )+"
    r"(?!(?:be|see|not|also|have|only|now)\b)",
    re.IGNORECASE,
)
_GERUND = re.compile(r"^\w{3,}ing\b", re.IGNORECASE)
_SEE = re.compile(r"^(?:see|refer to|véase|vea)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?:following|these|below|next)\b|\b(?:siguientes?|estos|estas)\b", re.IGNORECASE
)
_EXEC = re.compile(
    r"\b(?:run|runs|execute|use|using|type|with|check|command|query|ejecut\w+|orden|comando|consulta)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a Markdown paragraph; code and links stay whole."""
    if len(text) > inline.MOST_LETTERS:
        return [text]
    text = _EMPHASIS.sub(r"\2", text)
    masked = _HIDDEN.sub(lambda found: "x" * len(found[0]), text)
    parts, start = [], 0
    for found in _END.finditer(masked):
        if _SHORT.search(masked[start : found.end()]):
            continue
        parts.append(text[start : found.end()].strip())
        start = found.end()
    parts.append(text[start:].strip())
    # Emphasis over several sentences is none in the middle of it.
    return [_balanced(part) for part in parts if part]


def _balanced(part: str) -> str:
    part = part.replace("**", "") if part.count("**") % 2 else part
    for mark in "_*":
        if part.replace("**", "").count(mark) % 2:
            part = re.sub(
                rf"(?<!\w)\{mark}(?=\w)|(?<=[\w.!?]){re.escape(mark)}(?!\w)", "", part, count=1
            )
    return part


def is_action(sentence: str) -> bool:
    """Whether it tells the reader to do something: 'Check it', 'If it is down, restart it'."""
    whole = inline.plain(_NUMBER.sub("", sentence)).strip("*_ ")
    condition = words.CONDITION.match(whole)
    rest = condition["rest"] if condition else whole
    if words.NO_ACTION.match(whole) or words.NO_ACTION.match(rest) or whole.endswith("?"):
        return False
    said = _bare(whole)
    if _begins_with_verb(said) or words.FORBIDDING.match(said):
        return True
    return condition is not None and _begins_with_verb(_bare(rest))


def is_command(text: str) -> bool:
    """Whether it is nothing but something to type."""
    return _COMMAND.match(text.strip()) is not None


def leads_to_code(sentence: str) -> bool:
    """'To see them, run:' says what the code below is for."""
    return sentence.rstrip("*_ ").endswith(":") and _EXEC.search(sentence) is not None


def points_elsewhere(sentence: str) -> bool:
    """'See the manual' is neither something to do nor an explanation."""
    return _SEE.match(inline.plain(sentence)) is not None


def is_lead(sentence: str) -> bool:
    """'Do the following:' says nothing beside the list that follows."""
    return len(_WORD.findall(sentence)) < 12 and _LEAD.search(sentence) is not None


def heading_kind(title: str, above: str) -> str:
    """What a heading announces; one that says neither is as the one above it."""
    text = inline.plain(_NUMBER.sub("", title)).strip(" :.!?*")
    if words.REFERENCE.match(text):
        return REFERENCE
    if words.BACKGROUND.match(text) and not (above == ACTION and words.EXAMPLE.match(text)):
        return BACKGROUND
    if text[:1] in _QUOTES:
        return above
    if words.ACTION.search(text):
        return ACTION
    if above != REFERENCE and (is_task(title) or _GERUND.match(text)):
        return ACTION
    return above


def is_task(title: str) -> bool:
    """Whether a heading is something to do: 'Install it', 'How to restart it', not 'Steps'."""
    text = inline.plain(_NUMBER.sub("", title)).strip()
    if len(_WORD.findall(text)) < 2:
        return False
    if text.endswith("?") and not _HOW_TO.match(text):
        return False
    return _HOW_TO.match(text) is not None or _begins_with_verb(_bare(text))


def task(title: str) -> str:
    """A heading as the text of a step."""
    text = _HOW_TO.sub("", inline.plain(_NUMBER.sub("", title))).strip(" :")
    return text[:1].upper() + text[1:]


def imperative(sentence: str) -> str:
    """The sentence without 'Please' and 'You should'."""
    bare = _POLITE.sub("", sentence)
    return bare[:1].upper() + bare[1:]


def role(title: str) -> str:
    """Whom a heading is for: 'Steps for the Scribe', or 'Scribe' alone."""
    for name, pattern in words.ROLES.items():
        found = pattern.search(title)
        if found and (words.FOR_A_ROLE.search(title) or len(title) - len(found[0]) < 8):
            return name
    return ""


def is_list_of_things_to_do(title: str) -> bool:
    """Whether a title says that the whole file is: 'Payments checklist', 'Restart the cache'."""
    return words.LISTS.search(title) is not None or is_task(title)


def announces(title: str) -> bool:
    """Whether a heading itself, not one above it, says that something to do follows."""
    text = inline.plain(_NUMBER.sub("", title)).strip(" :.!?*")
    return text[:1] not in _QUOTES and words.ACTION.search(text) is not None


def language(text: str) -> str:
    """English or Spanish, by the words both use all the time."""
    said = [word.lower() for word in _WORD.findall(text[:20_000])]
    counts = {name: sum(word in common for word in said) for name, common in words.COMMON.items()}
    return max(counts, key=lambda name: counts[name])


def _bare(text: str) -> str:
    """Without what may stand before the verb."""
    if words.FORBIDDING.match(text):
        return text
    return words.LEADS.sub("", text.strip())


def _begins_with_verb(text: str) -> bool:
    found = _WORD.findall(text[:120])
    if not found or _is_name(found):
        return False
    first, after = found[0].lower(), [word.lower() for word in found[1:5]]
    if first == "no" and (denied := words.NO_VERB.match(text)):
        return denied["verb"].lower() in words.VERBS
    return (_is_verb(first) or _is_infinitive(found)) and not _was_a_noun(first, after)


def _is_verb(word: str) -> bool:
    stem, _, ending = word.partition("-")
    whole = word in words.VERBS or word.replace("-", "") in words.VERBS
    return whole or (stem in words.VERBS and ending in words.ENDINGS)


def _is_infinitive(found: list[str]) -> bool:
    first = found[0].lower()
    if first in words.NO_INFINITIVES or not words.INFINITIVE.fullmatch(first):
        return False
    return any(word.lower() in words.COMMON["es"] for word in found[1:8])


def _was_a_noun(first: str, after: list[str]) -> bool:
    """'Clear and short words are better', but not 'Clear files that are old'."""
    if after and after[0] in words.DETERMINERS:
        return False
    looked_at = after[:1] if first in words.BEFORE_CLAUSE else after
    for word in looked_at:
        if word in words.AFTER_NOUN:
            return True
        if word in words.BEGINS_CLAUSE:
            return False
    return False


def _is_name(found: list[str]) -> bool:
    """Two words of which the first could be a verb are mostly a name: 'Power loss', 'Log files'."""
    if len(found) != 2:
        return False
    return found[0].lower() in words.NAMES and found[1].lower() not in words.AFTER_VERB
