"""Rows that are built anew do not lose the keyboard, nor their place in its round."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_NEVER = Qt.FocusPolicy.NoFocus


@contextmanager
def focus_stays(root: QWidget, otherwise: QWidget | None = None) -> Iterator[None]:
    """The buttons in `root` are made anew: the keyboard goes to the same one, or to the one in its
    place, and else to `otherwise`.
    """
    focused = QApplication.focusWidget()
    if focused is None or not root.isAncestorOf(focused):
        yield
        return
    name = focused.objectName()
    before = _buttons(root)
    row = before.index(focused) if focused in before else 0
    yield
    made = [one for one in _buttons(root) if one not in before]
    same = next((one for one in made if one.objectName() == name), None)
    chosen = same or (made[min(row, len(made) - 1)] if made else otherwise)
    if chosen:
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)


def stand_before(widget: QWidget, stops: Sequence[QWidget]) -> None:
    """The tabulator comes to these, which were made later, right before `widget`."""
    before = widget.previousInFocusChain()
    while before and before is not widget:
        if before.focusPolicy() != _NEVER and before not in stops:
            in_order((before, *stops))
            return
        before = before.previousInFocusChain()


def in_order(stops: Sequence[QWidget]) -> None:
    """The tabulator goes from one to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _buttons(root: QWidget) -> list[QWidget]:
    found = root.findChildren(QAbstractButton)
    return [one for one in found if not one.isHidden() and one.isEnabled()]
