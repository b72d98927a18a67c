"""Colours that can be read: WCAG 2.2, 1.4.3 asks for 4.5 to 1."""

import pytest
from PySide6.QtGui import QColor

from incident_desk.ui.theme import DARK, LIGHT


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return sum(
        weight * linear(part)
        for weight, part in zip(
            (0.2126, 0.7152, 0.0722), (colour.redF(), colour.greenF(), colour.blueF()), strict=True
        )
    )


def contrast(one: str | QColor, other: str | QColor) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme):
    for ground in (theme.window, theme.base, theme.hover):
        for ink in (theme.text, theme.muted, theme.danger, theme.warning, theme.good):
            assert contrast(ground, ink) >= 4.5, (ground, ink)
    assert contrast(theme.accent, theme.on_accent) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("level", [None, 1, 2, 3, 4, 5])
def test_every_severity_can_be_read(theme, level):
    assert contrast(*theme.severity(level)) >= 4.5
