"""Colours and sizes of light and dark.

Fusion with a QPalette; style sheets only for what does not scroll, because a style sheet on an item
view makes scrolling four times slower.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from incident_desk import paths

SPACE = 8  # the unit of every margin and gap, in device-independent pixels
TARGET = 36  # the least height of anything that is clicked


@dataclass(frozen=True, slots=True)
class Theme:
    """Each pair of text and ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

    name: str
    window: str
    base: str
    hover: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    danger: str
    warning: str
    good: str
    severities: tuple[tuple[str, str], ...]

    def severity(self, level: int | None) -> tuple[QColor, QColor]:
        """Ground and text of a severity; None is not assessed."""
        ground, text = self.severities[level or 0]
        return QColor(ground), QColor(text)


LIGHT = Theme(
    name="light",
    window="#f3f5f8",
    base="#ffffff",
    hover="#e7ecf3",
    border="#ccd3dd",
    text="#171b21",
    muted="#566070",
    accent="#1d5bb8",
    on_accent="#ffffff",
    danger="#b3261e",
    warning="#8a5300",
    good="#186a3b",
    severities=(
        ("#e3e7ed", "#3c4552"),
        ("#b3261e", "#ffffff"),
        ("#b84a00", "#ffffff"),
        ("#806000", "#ffffff"),
        ("#1d5bb8", "#ffffff"),
        ("#566070", "#ffffff"),
    ),
)
DARK = Theme(
    name="dark",
    window="#14171c",
    base="#1c2027",
    hover="#2a303a",
    border="#3a424f",
    text="#e9ecf1",
    muted="#a3adbb",
    accent="#7fb0ff",
    on_accent="#0c1626",
    danger="#ff9a90",
    warning="#f0b95c",
    good="#7fd6a2",
    severities=(
        ("#333b47", "#d5dbe4"),
        ("#d93a30", "#ffffff"),
        ("#f08a3c", "#1d1003"),
        ("#e3c04b", "#1d1703"),
        ("#7fb0ff", "#0c1626"),
        ("#a3adbb", "#14171c"),
    ),
)


def chosen(preference: str, app: QApplication) -> Theme:
    """The theme for a preference of `light`, `dark` or `system`."""
    if preference == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if preference == "dark" else LIGHT


def load_fonts(app: QApplication) -> None:
    """The fonts that come with the program, so that it reads the same everywhere."""
    import fontpkg_inter
    import fontpkg_noto_sans

    for package in (fontpkg_inter, fontpkg_noto_sans):
        folder = paths.package_folder(package.__file__) / "files"
        for path in sorted(folder.glob("*.ttf")):
            if "Italic" not in path.name:
                QFontDatabase.addApplicationFont(str(path))
    font = QFont(["Inter", "Noto Sans"])
    font.setPointSizeF(10.5)
    app.setFont(font)


def apply(app: QApplication, theme: Theme) -> None:
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setStyleSheet(_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase), theme.window),
        ((role.Base, role.ToolTipBase), theme.base),
        (
            (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
            theme.text,
        ),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Link, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.on_accent),
        ((role.Mid, role.Dark, role.Midlight, role.Light), theme.border),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.muted))
    return palette


def _sheet(theme: Theme) -> str:
    icons = paths.resources() / "icons"
    chevron = (icons / "chevron.svg").as_posix()
    check = (icons / f"check-{theme.name}.svg").as_posix()
    return f"""
    QPushButton {{
      min-height: {TARGET - 12}px; padding: 5px 14px; border-radius: 6px;
      border: 1px solid {theme.border}; background: {theme.base}; color: {theme.text};
    }}
    QPushButton:hover {{ background: {theme.hover}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 4px 13px; }}
    QPushButton:disabled {{ color: {theme.muted}; background: {theme.window}; }}
    QPushButton:checked {{ background: {theme.hover}; border-color: {theme.accent}; }}
    QPushButton[first="true"] {{
      background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
    }}
    QPushButton[first="true"]:focus {{ border: 2px solid {theme.text}; }}
    QPushButton[first="true"]:disabled {{
      background: {theme.hover}; color: {theme.muted}; border-color: {theme.border};
    }}
    QLineEdit, QComboBox {{
      min-height: {TARGET - 12}px; padding: 5px 10px; border-radius: 6px;
      border: 1px solid {theme.border}; background: {theme.base}; color: {theme.text};
      selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
    }}
    QLineEdit:focus, QComboBox:focus {{ border: 2px solid {theme.accent}; padding: 4px 9px; }}
    QPlainTextEdit[prose="true"] {{
      padding: 4px 6px; border-radius: 6px; border: 1px solid {theme.border};
    }}
    QPlainTextEdit[prose="true"]:focus {{ border: 2px solid {theme.accent}; padding: 3px 5px; }}
    QComboBox::drop-down {{ border: 0; width: 26px; }}
    QComboBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
    QPushButton[row="true"] {{ text-align: left; padding: 6px 12px; }}
    QPushButton[row="true"]:checked {{
      background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
    }}
    QPushButton[row="true"]:focus {{ border: 2px solid {theme.text}; padding: 5px 11px; }}
    QCheckBox {{ spacing: 10px; min-height: 28px; }}
    QCheckBox::indicator {{
      width: 18px; height: 18px; border: 1px solid {theme.muted}; border-radius: 4px;
      background: {theme.base};
    }}
    QCheckBox::indicator:checked {{
      background: {theme.accent}; border-color: {theme.accent}; image: url("{check}");
    }}
    QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; }}
    QToolButton[rail="true"] {{
      border: 0; border-radius: 8px; padding: 8px 4px; color: {theme.muted};
    }}
    QToolButton[rail="true"]:hover {{ background: {theme.hover}; }}
    QToolButton[rail="true"]:checked {{
      background: {theme.hover}; color: {theme.text}; font-weight: 700;
    }}
    QToolButton[rail="true"]:focus {{ border: 2px solid {theme.accent}; padding: 6px 2px; }}
    QFrame#rail, QFrame#foot, QFrame#top, QFrame#header, QFrame#logline {{
      background: {theme.base}; border: 0;
    }}
    QFrame#rail {{ border-right: 1px solid {theme.border}; }}
    QFrame#foot, QFrame#logline {{ border-top: 1px solid {theme.border}; }}
    QFrame#top, QFrame#header {{ border-bottom: 1px solid {theme.border}; }}
    QFrame#panel {{
      background: {theme.base}; border: 1px solid {theme.border}; border-radius: 8px;
    }}
    QLabel[tone="muted"] {{ color: {theme.muted}; }}
    QLabel[tone="danger"] {{ color: {theme.danger}; font-weight: 700; }}
    QLabel[tone="warning"] {{ color: {theme.warning}; font-weight: 700; }}
    QLabel[tone="good"] {{ color: {theme.good}; }}
    QLabel[scale="title"] {{ font-size: 15pt; font-weight: 700; }}
    QLabel[scale="heading"] {{ font-size: 11pt; font-weight: 700; }}
    QLabel[scale="small"] {{ font-size: 9pt; }}
    QTabWidget::pane {{ border: 0; }}
    QTabBar::tab {{
      padding: 9px 16px; margin: 0; border: 0; border-bottom: 3px solid transparent;
      color: {theme.muted}; background: transparent;
    }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
    QTabBar::tab:hover {{ color: {theme.text}; }}
    QTabBar::tab:focus {{ color: {theme.accent}; }}
    QHeaderView::section {{
      padding: 7px 10px; border: 0; border-bottom: 1px solid {theme.border};
      background: {theme.window}; color: {theme.muted};
    }}
    QToolTip {{ padding: 6px; border: 1px solid {theme.border}; }}
    QProgressBar {{
      border: 1px solid {theme.border}; border-radius: 6px; min-height: 14px;
      text-align: center; background: {theme.base};
    }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 5px; }}
    """
