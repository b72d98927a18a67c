"""Rows that stand for things with an id: who is still there stays, and keeps the keyboard."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

R = TypeVar("R", bound=QWidget)


def keep_rows(
    column: QVBoxLayout, rows: dict[UUID, R], wanted: Sequence[UUID], make: Callable[[UUID], R]
) -> None:
    """Have exactly the `wanted` rows at the top of `column`, in this order.

    Where the row with the keyboard is gone, the one in its place gets it.
    """
    focused = QApplication.focusWidget()
    left = None
    for place, key in enumerate(list(rows)):
        if key not in wanted:
            row = rows.pop(key)
            if focused and row.isAncestorOf(focused):
                left = place
            column.removeWidget(row)
            row.hide()
            row.deleteLater()
    for place, key in enumerate(wanted):
        if key not in rows:
            rows[key] = make(key)
        if column.indexOf(rows[key]) != place:
            column.removeWidget(rows[key])
            column.insertWidget(place, rows[key])
    if left is not None and wanted:
        rows[wanted[min(left, len(wanted) - 1)]].setFocus(Qt.FocusReason.TabFocusReason)
