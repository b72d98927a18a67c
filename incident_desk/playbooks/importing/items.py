"""What can be seen of a list and its items before anything is decided about them."""

from markdown_it.tree import SyntaxTreeNode

from incident_desk.playbooks.importing import actions
from incident_desk.playbooks.importing.inline import Links
from incident_desk.playbooks.importing.render import BOX, render

UNFINISHED = ("todo", "tbd", "fixme", "`todo", "lorem")


def kind(node: SyntaxTreeNode) -> str:
    kinds = {
        "fence": "code",
        "code_block": "code",
        "blockquote": "quote",
        "table": "table",
        "html_block": "html",
        "bullet_list": "list",
        "ordered_list": "list",
    }
    return kinds.get(node.type, "text")


def text(item: SyntaxTreeNode, links: Links) -> str:
    parts = (render(child, links) for child in item.children)
    return "\n\n".join(part for part in parts if part)


def is_boxed(item: SyntaxTreeNode) -> bool:
    return BOX.match(_raw(item)) is not None


def share_of_actions(node: SyntaxTreeNode) -> float:
    told = [item for item in node.children if not actions.points_elsewhere(_first_text(item))]
    return sum(does(item) for item in told) / len(told) if told else 0


def does(item: SyntaxTreeNode) -> bool:
    text = _first_text(item)
    return actions.is_action(text) or actions.is_command(text)


def _first_text(item: SyntaxTreeNode) -> str:
    return BOX.sub("", _raw(item))


def _raw(item: SyntaxTreeNode) -> str:
    """The text an item begins with, if it does."""
    first = item.children[0] if item.children else None
    if first is None or first.type != "paragraph" or not first.children:
        return ""
    return first.children[0].content


def is_unfinished(text: str) -> bool:
    """A note of whoever wrote it that something is still to be written."""
    return text.lower().startswith(UNFINISHED)
