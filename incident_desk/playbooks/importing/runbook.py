"""A runbook as others write it, proposed as a playbook with an account of every block of it."""

import re
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES
from incident_desk.playbooks import files
from incident_desk.playbooks.importing import actions, heads, inline
from incident_desk.playbooks.importing.account import OUT, STEP, Account, Block, Entry, Fate
from incident_desk.playbooks.importing.heads import Head
from incident_desk.playbooks.importing.inline import Links
from incident_desk.playbooks.importing.prepare import prepared
from incident_desk.playbooks.importing.proposal import playbook, slug
from incident_desk.playbooks.importing.reading import Reading

_PARSER = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
_LONG, _LEAST = 20, 0.07  # sentences of a long text, and how many of them must say to do something
_RULE = re.compile(r"^\s*(?:[-*_=+]\s*){3,}$")
_DEFINITION = re.compile(r"^\s*\[[^\]]+\]:")
_NAMELESS = ("index", "_index", "readme")
_SUFFIXES = re.compile(r"(?:\.(?:html|md|markdown|mdown|mdx|txt|erb|en|es))+$", re.IGNORECASE)
_OTHER = re.compile(  # what a folder of runbooks holds besides them
    r"\.(?:ya?ml|json|toml|ini|cfg|conf|xml|html?|css|js|ts|py|rb|go|sh|bash|ps1|csv|tsv|rst|adoc|tex)$",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"^\w*[a-z0-9][A-Z]\w*$")  # an alert's own name, such as KubePodNotReady


def propose(text: str, file: str, language: str = "") -> Account:
    """What `text` gives as a playbook. `file` is its name, with folders divided by `/`.

    Raises InputError, with the file, for what is no text, and where there is nothing to do in it.
    """
    if _OTHER.search(file):
        raise InputError("import.not_markdown", file=file, line=1)
    lines = files.lines(text, file)
    head = heads.read(lines)
    body = prepared(lines[head.body :])
    env: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _PARSER.parse("\n".join(body), env)
    # Brackets around an address are a slip that many make.
    definitions = {
        name: found["href"].removeprefix("%5B").removesuffix("%5D")
        for name, found in env.get("references", {}).items()
    }
    reading = Reading(Links(definitions, file), head.body, head.texts.get("title", ""))
    reading.read(list(SyntaxTreeNode(tokens).children))
    if not any(one.block.text for one in reading.entries):
        raise InputError("import.empty", file=file, line=1)
    return _account(reading, head, lines, file, language)


def problem(account: Account) -> InputError | None:
    """Why this is no playbook as it stands; the commander's changes may mend it."""
    where = {"file": account.file, "line": 1}
    does = sum(_does(one) for one in account.entries)
    if not does:
        return InputError("import.nothing_to_do", **where)
    said = sum(_sentences(one.block) for one in account.entries)
    if said >= _LONG and does / said < _LEAST:
        return InputError("import.explains", **where, steps=does, sentences=said)
    try:
        playbook(account)
    except InputError as error:
        return error
    return None


def _account(reading: Reading, head: Head, lines: list[str], file: str, language: str) -> Account:
    name = _name(file)
    title = " ".join(inline.plain(reading.title).split()) or _as_title(name)
    spoken = head.texts.get("language") or head.texts.get("lang") or ""
    guessed = spoken if spoken in LANGUAGES else actions.language("\n".join(lines))
    return Account(
        file=file,
        id=slug(name) or "imported",
        title=title,
        language=language or guessed,
        entries=_with_the_rest(reading.entries, head, lines),
        words=tuple(dict.fromkeys(word for word in (title, name) if _CAMEL.search(word))),
    )


def _does(entry: Entry) -> bool:
    """A step that its author wrote as one; a heading to read below is not."""
    return entry.fate.what == STEP and (
        entry.block.kind != "heading" or actions.is_task(entry.block.text)
    )


def _sentences(block: Block) -> int:
    return (
        len(actions.sentences(block.text)) if block.kind in ("text", "item", "list", "quote") else 0
    )


def _name(file: str) -> str:
    """What a file is called; one that is called like every other, by its folder."""
    path = PurePosixPath(file)
    stem = _SUFFIXES.sub("", path.name)
    if stem.lower() in _NAMELESS and path.parent.name:
        return path.parent.name
    return stem


def _as_title(name: str) -> str:
    text = " ".join(re.split(r"[_\s-]+", name)).strip()
    return text[:1].upper() + text[1:] or name


def _with_the_rest(entries: list[Entry], head: Head, lines: list[str]) -> tuple[Entry, ...]:
    """With an entry for each line that became no block: the head, links, marks of other tools."""
    covered = {line for one in entries for line in range(one.block.line, one.block.last + 1)}
    rest = []
    if head.body:
        why = "import.out.head" if head.readable else "import.out.head_unreadable"
        text = "\n".join(lines[: head.body])
        rest.append(Entry(Block(0, 1, head.body, "head", text), Fate(OUT, why=why)))
    for number, line in enumerate(lines[head.body :], head.body + 1):
        if number in covered or not line.strip() or _RULE.match(line):
            continue
        is_link = _DEFINITION.match(line) is not None
        why = "import.out.link" if is_link else "import.out.mark"
        block = Block(0, number, number, "links" if is_link else "mark", line.strip())
        rest.append(Entry(block, Fate(OUT, why=why)))
    numbered = []
    for place, one in enumerate(rest, len(entries) + 1):
        block = one.block
        kept = Block(place, block.line, block.last, block.kind, block.text)
        numbered.append(Entry(kept, one.fate))
    return tuple(sorted((*entries, *numbered), key=lambda one: (one.block.line, one.block.number)))
