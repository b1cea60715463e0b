"""What the program wears: colours of three themes, the type scale, and one factor for every size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout

from posapp.i18n import N_
from posapp.ui import garbage, icons
from posapp.ui.style_sheet import style_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

Token = Literal[
    "page",
    "card",
    "raised",
    "text",
    "text2",
    "disabled",
    "edge",
    "rule",
    "indigo",
    "on_indigo",
    "indigo_soft",
    "leaf",
    "on_leaf",
    "leaf_soft",
    "lac",
    "on_lac",
    "turmeric",
    "on_turmeric",
    "turmeric_text",
    "training",
    "on_training",
    "focus",
]
Role = Literal[
    "chip", "body", "strong", "section", "title", "price", "line", "key", "due", "dialog", "total", "change", "giant"
]
Layout = Literal["wide", "medium", "compact"]

TOKENS: Final[tuple[Token, ...]] = get_args(Token)
FAMILY: Final = "Noto Sans Thai Looped"
SIZES: Final = (100, 125, 150)
"""Text steps in percent; every padding and height grows with them."""

LINE: Final = 1.6
"""Height of a line of this face in em: less cuts tone marks."""

_SMALLEST_TARGET: Final = 44
_WIDE: Final = 1200
_MEDIUM: Final = 820

_ALWAYS: Final = {"on_turmeric": "#1C1B18", "training": "#FF9A3C", "on_training": "#1C1B18"}
THEMES: Final[dict[str, dict[str, str]]] = {
    "light": {
        **_ALWAYS,
        "page": "#F6F3EC",
        "card": "#FFFFFF",
        "raised": "#ECE7DB",
        "text": "#1C1B18",
        "text2": "#4A463C",
        "disabled": "#6B665B",
        "edge": "#857E70",
        "rule": "#DDD6C7",
        "indigo": "#1D3E78",
        "on_indigo": "#FFFFFF",
        "indigo_soft": "#DCE5F6",
        "leaf": "#17633A",
        "on_leaf": "#FFFFFF",
        "leaf_soft": "#DDF0E3",
        "lac": "#A3182B",
        "on_lac": "#FFFFFF",
        "turmeric": "#FFCE54",
        "turmeric_text": "#7A4B00",
        "focus": "#B34700",
    },
    "dark": {
        **_ALWAYS,
        "page": "#14161A",
        "card": "#1F2329",
        "raised": "#2B3038",
        "text": "#F4F1EA",
        "text2": "#C9C4B8",
        "disabled": "#A8A398",
        "edge": "#868D99",
        "rule": "#3A414B",
        "indigo": "#A9C1F5",
        "on_indigo": "#0B1A38",
        "indigo_soft": "#26365A",
        "leaf": "#85D8A5",
        "on_leaf": "#06240F",
        "leaf_soft": "#173A26",
        "lac": "#FF9DA5",
        "on_lac": "#3A0008",
        "turmeric": "#FFCE54",
        "turmeric_text": "#FFCE54",
        "focus": "#FFB366",
    },
    "sun": {
        **_ALWAYS,
        "page": "#FFFFFF",
        "card": "#FFFFFF",
        "raised": "#FFFFFF",
        "text": "#000000",
        "text2": "#1A1A1A",
        "disabled": "#3D3D3D",
        "edge": "#000000",
        "rule": "#000000",
        "indigo": "#00205B",
        "on_indigo": "#FFFFFF",
        "indigo_soft": "#FFFFFF",
        "leaf": "#004D1F",
        "on_leaf": "#FFFFFF",
        "leaf_soft": "#FFFFFF",
        "lac": "#7A0010",
        "on_lac": "#FFFFFF",
        "turmeric": "#FFD400",
        "on_turmeric": "#000000",
        "turmeric_text": "#5A3600",
        "focus": "#C00000",
    },
}
THEME_NAMES: Final = {"light": N_("Light"), "dark": N_("Dark"), "sun": N_("Bright sun")}

_ROLES: Final[dict[Role, tuple[int, int]]] = {
    "chip": (15, 500),
    "body": (18, 400),
    "strong": (18, 500),
    "section": (20, 600),
    "title": (24, 700),
    "price": (21, 700),
    "line": (20, 600),
    "key": (26, 600),
    "due": (34, 700),
    "dialog": (44, 700),
    "total": (52, 700),
    "change": (72, 700),
    "giant": (96, 700),
}


@dataclass(slots=True)
class _Worn:
    """What is worn now. One per process: a till wears one theme at a time."""

    name: str = "light"
    percent: int = 100
    hints: bool = True


_worn = _Worn()


def install(resources: Path) -> None:
    """Load the faces and say where the icons lie. Raises FileNotFoundError when a face is missing."""
    for face in ("400Regular", "500Medium", "600SemiBold", "700Bold"):
        path = resources / "fonts" / f"NotoSansThaiLooped_{face}.ttf"
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)
    icons.install(resources / "icons")


def wear(app: QApplication, name: str, percent: int, *, hints: bool = True) -> None:
    """Put on theme `name` at text size `percent`, with or without key `hints`; every widget hears it as a style change.

    Gaps and margins of layouts that stand already grow and shrink with the letters.
    """
    if name not in THEMES or percent not in SIZES:
        raise ValueError(name, percent)
    before = _worn.percent
    _worn.name, _worn.percent, _worn.hints = name, percent, hints
    with garbage.put_off():
        if percent != before:
            for widget in app.allWidgets():
                _respace(widget, before)
        app.setPalette(_palette())
        app.setFont(font("body"))
        app.setStyleSheet(style_sheet(colours=THEMES[name], px=px, edge=edge_width(), face=_face()))
        for widget in app.allWidgets():
            # Qt tells only widgets that were on the screen before; the others must not wake up in old clothes.
            if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _respace(widget: QWidget, before: int) -> None:
    """Give the layouts of `widget` the gaps they would have been built with at the text size in use."""
    top = widget.layout()
    if top is None:
        return
    for layout in (top, *top.findChildren(QLayout)):
        margins = layout.contentsMargins()
        sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
        layout.setContentsMargins(*(_regrown(side, before) for side in sides))
        if isinstance(layout, QGridLayout):
            layout.setHorizontalSpacing(_regrown(layout.horizontalSpacing(), before))
            layout.setVerticalSpacing(_regrown(layout.verticalSpacing(), before))
        elif isinstance(layout, QBoxLayout):
            layout.setSpacing(_regrown(layout.spacing(), before))


def _regrown(pixels: int, before: int) -> int:
    """`pixels` of text size `before` at the size in use; sizes never go below 100 %, so no rounding adds up."""
    return px((pixels * 100 + before // 2) // before)


def _face() -> tuple[str, int]:
    return FAMILY, int(font("body").weight())


def worn() -> tuple[str, int]:
    """The theme and the text size in use."""
    return _worn.name, _worn.percent


def hints() -> bool:
    """Whether buttons show the key that presses them."""
    return _worn.hints


def px(size: int) -> int:
    """`size` pixels of the 100 % design at the text size in use."""
    return (size * _worn.percent + 50) // 100


def target() -> int:
    """The least width and height of anything a finger presses, the same at every text size."""
    return _SMALLEST_TARGET


def colour(token: Token) -> QColor:
    """The colour of `token` in the theme in use."""
    return QColor(THEMES[_worn.name][token])


def edge_width() -> int:
    """How thick outlines are: doubled in bright sun."""
    return 2 if _worn.name == "sun" else 1


def font(role: Role) -> QFont:
    """The face for `role`; one weight heavier in bright sun."""
    size, weight = _ROLES[role]
    return sized_font(px(size), weight)


def sized_font(pixels: int, weight: int) -> QFont:
    """The face at `pixels`, where a text has to be fitted into a given room."""
    heavier = 100 if _worn.name == "sun" else 0
    face = QFont(FAMILY)
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight(min(weight + heavier, 700)))
    return face


def role_size(role: Role) -> tuple[int, int]:
    """Pixels (at the text size in use) and weight of `role`."""
    size, weight = _ROLES[role]
    return px(size), weight


def layout_for(width: int) -> Layout:
    """How a window `width` pixels wide is laid out at the text size in use."""
    room = width * 100 // _worn.percent
    if room >= _WIDE:
        return "wide"
    return "medium" if room >= _MEDIUM else "compact"


def _palette() -> QPalette:
    """The colours of what no style sheet rule names: carets, selections, place-holders."""
    palette = QPalette()
    pairs: tuple[tuple[QPalette.ColorRole, Token], ...] = (
        (QPalette.ColorRole.Window, "page"),
        (QPalette.ColorRole.WindowText, "text"),
        (QPalette.ColorRole.Base, "card"),
        (QPalette.ColorRole.AlternateBase, "raised"),
        (QPalette.ColorRole.Text, "text"),
        (QPalette.ColorRole.Button, "card"),
        (QPalette.ColorRole.ButtonText, "text"),
        (QPalette.ColorRole.Highlight, "indigo"),
        (QPalette.ColorRole.HighlightedText, "on_indigo"),
        (QPalette.ColorRole.PlaceholderText, "text2"),
        (QPalette.ColorRole.ToolTipBase, "card"),
        (QPalette.ColorRole.ToolTipText, "text"),
    )
    for role, token in pairs:
        palette.setColor(role, colour(token))
    return palette
