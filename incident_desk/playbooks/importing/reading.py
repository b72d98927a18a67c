"""Reads a runbook block by block, and says what each becomes."""

from dataclasses import dataclass, field, replace

from markdown_it.tree import SyntaxTreeNode

from incident_desk.errors import InputError
from incident_desk.playbooks.importing import actions, inline, items
from incident_desk.playbooks.importing.account import (
    ABOUT,
    DETAIL,
    OUT,
    STEP,
    TITLE,
    Block,
    Entry,
    Fate,
)
from incident_desk.playbooks.importing.actions import ACTION, BACKGROUND, NEUTRAL, REFERENCE
from incident_desk.playbooks.importing.inline import Links
from incident_desk.playbooks.importing.render import BOX, render, words
from incident_desk.playbooks.importing.sections import Section

MOST_BLOCKS = 5000  # the longest of 200 real runbooks has a fifth of them
_ABOUT = 600  # letters of what a playbook is for
_MOSTLY, _NUMBERED = 0.6, 0.3  # how much of a list must be actions for it to be steps
_WORTH_READING = 60  # letters of an explanation under a heading that announces something to do


@dataclass(slots=True)
class Reading:
    """One file being read; `entries` grow in its order."""

    links: Links
    offset: int
    title: str
    entries: list[Entry] = field(default_factory=list)
    sections: list[Section] = field(default_factory=lambda: [Section()])
    told: int = 0

    def read(self, blocks: list[SyntaxTreeNode]) -> None:
        self._begin()
        for place, block in enumerate(blocks):
            after = blocks[place + 1].type if place + 1 < len(blocks) else ""
            match block.type:
                case "heading":
                    self._heading(block)
                case "bullet_list" | "ordered_list":
                    self._list(block)
                case "paragraph":
                    self._paragraph(block, leads=after in ("fence", "code_block"))
                case "hr":
                    pass
                case _:
                    self._other(block)
        while len(self.sections) > 1:
            self._close()
        self._close()

    @property
    def _here(self) -> Section:
        return self.sections[-1]

    # Entries

    def _add(self, node: SyntaxTreeNode, kind: str, text: str, fate: Fate) -> int:
        first, last = node.map or (0, 0)
        number = len(self.entries) + 1
        if number > MOST_BLOCKS:
            raise InputError("import.too_long", file=self.links.file, line=first + self.offset + 1)
        here = self._here
        block = Block(
            number, first + self.offset + 1, last + self.offset, kind, text, here.title, here.role
        )
        self.entries.append(Entry(block, fate))
        return number

    def _change(self, number: int, fate: Fate) -> None:
        self.entries[number - 1] = replace(self.entries[number - 1], fate=fate)

    def _add_step(self, node: SyntaxTreeNode, kind: str, text: str, of: int = 0) -> int:
        """A step, with all that waited for one in its section."""
        number = self._add(node, kind, text, Fate(STEP, of or self._task()))
        for section in self.sections:
            waiting = section.waiting if section.kind == ACTION or section is self._here else []
            if section.heading and not section.task and not section.noted:
                waiting = [section.heading, *waiting]
                section.noted = True
            for block in waiting:
                self._change(block, Fate(DETAIL, number))
            section.waiting = [] if waiting else section.waiting
        self._here.step = number
        return number

    def _task(self) -> int:
        """The innermost heading that is a step itself."""
        return next((one.task for one in reversed(self.sections) if one.task), 0)

    def _add_detail(self, node: SyntaxTreeNode, kind: str, text: str) -> int:
        """To the step before it in its section; else it waits for one, or tells of the playbook."""
        here = self._here
        step = here.step or here.task
        if not text:
            return self._add(node, kind, text, Fate(OUT, why="import.out.nothing"))
        if step:
            return self._add(node, kind, text, Fate(DETAIL, step))
        if kind in ("text", "quote") and self._tells():
            told, rest = self._fitting(text)
            if told:
                self.told += len(told)
                number = self._add(node, kind, told, Fate(ABOUT))
                return self._add_detail(node, kind, rest) if rest else number
        if here.kind in (BACKGROUND, REFERENCE):
            return self._add(node, kind, text, Fate(OUT, why=f"import.out.{here.kind}"))
        number = self._add(node, kind, text, Fate(OUT, why="import.out.background"))
        here.waiting.append(number)
        return number

    def _tells(self) -> bool:
        """Whether what stands here tells what the playbook is for: on top, or where it explains."""
        here = self._here
        return here.kind == BACKGROUND or not here.heading

    def _fitting(self, text: str) -> tuple[str, str]:
        """As much of it as what is told of a playbook has room for, and the rest."""
        room = _ABOUT - self.told
        if text.endswith(":") or actions.points_elsewhere(text):
            return "", text
        if len(text) <= room:
            return text, ""
        told = ""
        said = actions.sentences(text) if not self.told else []
        while said and len(told) + len(said[0]) < room:
            told = f"{told} {said.pop(0)}".strip()
        return (told, " ".join(said)) if told else ("", text)

    # Headings

    def _heading(self, node: SyntaxTreeNode) -> None:
        level = int(node.tag[1])
        title = words(node, self.links)
        plain = inline.plain(title)
        while len(self.sections) > 1 and self._here.level >= level:
            self._close()
        if len(self.sections) == 1 and level <= 2 and self._is_title(plain, level):
            self._add(node, "heading", title, Fate(TITLE))
            self.title = self.title or plain
            self._begin()
            return
        above = self._here
        kind = actions.heading_kind(title, above.kind)
        section = Section(plain, level, kind, actions.role(plain) or above.role)
        is_task = kind == ACTION and actions.is_task(title)
        fate = Fate(STEP, self._task()) if is_task else Fate(OUT, why="import.out.heading")
        self.sections.append(section)
        section.heading = self._add(node, "heading", title, fate)
        section.task = section.heading if is_task else 0

    def _begin(self) -> None:
        """The title may say that all of the file is something to do."""
        if actions.is_list_of_things_to_do(self.title):
            self.sections[0].kind = ACTION

    def _is_title(self, plain: str, level: int) -> bool:
        """The first heading of a file that has none, or one that says the title again."""
        squeezed = ("".join(text.lower().split()) for text in (plain, self.title))
        return not self.entries or (level == 1 and not self.title) or len(set(squeezed)) == 1

    def _close(self) -> None:
        """At its end a section that only explains what to do becomes a step: to read it."""
        here = self._here
        if here.kind == ACTION and not (here.step or here.task) and self._is_worth_reading(here):
            self._change(here.heading, Fate(STEP, self._task()))
            for waiting in here.waiting:
                self._change(waiting, Fate(DETAIL, here.heading))
        if len(self.sections) > 1:
            self.sections.pop()

    def _is_worth_reading(self, section: Section) -> bool:
        """Code, a list, or words enough under a heading that announces something to do."""
        blocks = [self.entries[number - 1].block for number in section.waiting]
        if any(block.kind in ("code", "list", "table") for block in blocks):
            return True
        told = sum(len(block.text) for block in blocks)
        return told >= _WORTH_READING and actions.announces(section.title)

    # Paragraphs

    def _paragraph(self, node: SyntaxTreeNode, *, leads: bool) -> None:
        text = words(node, self.links)
        if items.is_unfinished(text):
            self._add(node, "text", text, Fate(OUT, why="import.out.unfinished"))
            return
        if self._here.kind in (BACKGROUND, REFERENCE):
            self._add_detail(node, "text", text)
            return
        parts = self._parts(text, leads=leads)
        for is_step, part in parts:
            if is_step:
                self._add_step(node, "text", part)
            else:
                self._add_detail(node, "text", part)

    def _parts(self, text: str, *, leads: bool) -> list[tuple[bool, str]]:
        """The paragraph, cut before each sentence that says to do something."""
        parts: list[tuple[bool, list[str]]] = []
        said = actions.sentences(text)
        for place, sentence in enumerate(said):
            last = place == len(said) - 1
            does = actions.is_action(sentence) or (
                leads and last and actions.leads_to_code(sentence)
            )
            if self._here.kind == NEUTRAL and place and not (parts and parts[-1][0]):
                does = False  # an explanation that comes to speak of doing something
            if does or not parts:
                parts.append((does, [sentence]))
            else:
                parts[-1][1].append(sentence)
        return [(does, " ".join(sentences)) for does, sentences in parts] or [(False, text)]

    def _other(self, node: SyntaxTreeNode) -> None:
        kinds = {"fence": "code", "code_block": "code", "blockquote": "quote", "table": "table"}
        text = render(node, self.links)
        if node.type == "html_block" and not text:
            self._add(node, "html", "", Fate(OUT, why="import.out.mark"))
        else:
            self._add_detail(node, kinds.get(node.type, "html"), text)

    # Lists

    def _list(self, node: SyntaxTreeNode) -> None:
        here = self._here
        boxed = any(items.is_boxed(item) for item in node.children)
        if not boxed and (here.kind in (BACKGROUND, REFERENCE) or not self._are_steps(node)):
            self._add_detail(node, "list", render(node, self.links))
            return
        of = self._lead()
        numbered = node.type == "ordered_list"
        for item in node.children:
            if items.is_boxed(item) or (not boxed and (numbered or items.does(item))):
                self._item(item, of)
            else:
                self._add_detail(item, "item", items.text(item, self.links))

    def _lead(self) -> int:
        """The step just before a list that it announces: 'Check with the team:'.

        One that announces nothing but the list ('Do the following:') is no step beside it.
        """
        last = self.entries[-1] if self.entries else None
        if last is None or last.fate.what != STEP or last.block.kind != "text":
            return 0
        if not last.block.text.rstrip("*_ ").endswith((":", ",")):
            return 0
        number = last.block.number
        if not actions.is_lead(last.block.text):
            return number
        self._here.step = 0
        self._here.waiting = [
            one.block.number for one in self.entries if one.fate == Fate(DETAIL, number)
        ]
        self._here.waiting.append(number)
        return last.fate.of

    def _item(self, item: SyntaxTreeNode, of: int) -> None:
        if not item.children:
            return
        first, *below = item.children
        if first.type != "paragraph":
            self._add_detail(item, "list", items.text(item, self.links))
            return
        text = BOX.sub("", words(first, self.links))
        if not text or items.is_unfinished(text):
            self._add(item, "item", text, Fate(OUT, why="import.out.unfinished"))
            return
        step = self._add_step(first, "item", text, of)
        for block in below:
            if block.type in ("bullet_list", "ordered_list") and self._are_parts(block):
                for part in block.children:
                    self._item(part, step)
                self._here.step = step
            else:
                self._add_detail(block, items.kind(block), render(block, self.links))

    def _are_steps(self, node: SyntaxTreeNode) -> bool:
        numbered, in_action = node.type == "ordered_list", self._here.kind == ACTION
        if not (numbered or in_action or len(node.children) > 1):
            return False
        return items.share_of_actions(node) >= (_NUMBERED if numbered and in_action else _MOSTLY)

    def _are_parts(self, node: SyntaxTreeNode) -> bool:
        if any(items.is_boxed(item) for item in node.children):
            return True
        return items.share_of_actions(node) >= _MOSTLY
