"""Colours and sizes of light and dark.

Fusion with a QPalette; style sheets only for what does not scroll, because a style sheet on an item
view makes scrolling four times slower.
"""

from dataclasses import asdict, dataclass
from string import Template

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
    resources = paths.resources()
    sheet = Template((resources / "window.qss").read_text("utf-8"))
    inner = TARGET - 12  # without the padding and border of what is clicked
    return sheet.substitute(asdict(theme), icons=(resources / "icons").as_posix(), target=inner)
