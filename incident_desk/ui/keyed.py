"""Rows that stand for things with an id: who is still there stays, and keeps the keyboard."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

R = TypeVar("R", bound=QWidget)


def keep_rows(
    column: QVBoxLayout,
    rows: dict[UUID, R],
    wanted: Sequence[UUID],
    make: Callable[[UUID], R],
    after: QWidget,
) -> None:
    """Have exactly the `wanted` rows in `column`, in this order.

    Where the row with the keyboard is gone, the one in its place gets it. Tab reaches them in this
    order too, after `after`, which must be a widget that can have the keyboard. A row must have no
    focus proxy: Qt stops at such a widget where it was made, which is behind all others, and Tab
    would run in a circle.
    """
    if tuple(rows) == tuple(wanted):
        return
    left = _remove(column, rows, wanted)
    for place, key in enumerate(wanted):
        row = rows.pop(key) if key in rows else make(key)
        rows[key] = row  # in this order
        if column.indexOf(row) != place:
            column.removeWidget(row)
            column.insertWidget(place, row)
        row.show()
    stops = [after, *(stop for row in rows.values() for stop in _stops(row))]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
    if left is not None and wanted:
        next_row = rows[wanted[min(left, len(wanted) - 1)]]
        _stops(next_row)[0].setFocus(Qt.FocusReason.TabFocusReason)


def _remove(column: QVBoxLayout, rows: dict[UUID, R], wanted: Sequence[UUID]) -> int | None:
    """Take away those that are gone; gives the place of the one that had the keyboard."""
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
    return left


def _stops(row: QWidget) -> list[QWidget]:
    """Where Tab stops in a row."""
    return [one for one in row.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
