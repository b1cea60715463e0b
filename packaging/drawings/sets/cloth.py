"""Scenes: woven cloth, silk and clothes."""

from __future__ import annotations

from typing import Final

from drawings import fabric
from drawings.colours import (
    BLUE,
    BROWN,
    CLAY,
    CREAM,
    EGG,
    GREEN,
    INDIGO,
    INK,
    LAC,
    LEAF,
    LILAC,
    NUT,
    ON_CLAY,
    ON_INDIGO,
    ON_LAC,
    ON_LEAF,
    ON_PLUM,
    ON_SAND,
    ON_TEAL,
    ON_TURMERIC,
    PLUM,
    RED,
    ROSE,
    SKY,
    STRAW,
    TEAL,
    TURMERIC,
    WHITE,
)
from drawings.svg import FLOOR, dot, line, put, rect, scene, shadow

_NECK: Final = line("M-24 -124Q0 -98 24 -124", "#00000040", 5)


def _mo_hom(ground: str, size: float, letters: str) -> str:
    """The indigo farmer's shirt with its size on a tag."""
    shirt = fabric.shirt(
        INDIGO,
        line("M0 -118L0 0", SKY, 3),
        line("M-22 -124Q0 -106 22 -124", WHITE, 4),
        *(line(f"M-9 {y}L9 {y}", WHITE, 3.5) for y in (-96, -72, -48)),
        rect(-34, -42, (24, 24), BLUE, 2),
        rect(10, -42, (24, 24), BLUE, 2),
    )
    tag = rect(-26, -18, (52, 36), WHITE, 8) + line(letters, INDIGO, 5)
    return scene(ground, put(140, FLOOR, shirt, size=size), put(258, 150, tag, size=1.15))


SCENES: Final[dict[str, str]] = {
    "cloth-01": scene(ON_TURMERIC, put(160, FLOOR, fabric.folded(LAC, fabric.naga(EGG, CREAM)), size=1.2)),
    "cloth-02": scene(
        ON_PLUM,
        put(
            160,
            FLOOR,
            fabric.folded(PLUM, line("M-70 -100L-30 -30M-40 -100L0 -30M30 -100L70 -30", "#FFFFFF38", 9)),
            size=1.2,
        ),
    ),
    "cloth-03": scene(ON_CLAY, put(160, FLOOR, fabric.folded(INDIGO, fabric.diamonds(SKY, WHITE)), size=1.2)),
    "cloth-04": scene(ON_LEAF, put(160, FLOOR, fabric.folded("#C98B5B", fabric.checks("#8E4A2A", CREAM)), size=1.2)),
    "cloth-05": scene(
        ON_SAND,
        put(160, FLOOR, fabric.pha_sin("#2B2A3A", RED, put(0, -8, fabric.diamonds(EGG, GREEN), size=0.8)), size=1.06),
    ),
    "cloth-06": scene(
        ON_TEAL, put(160, FLOOR, fabric.draped(TEAL, fabric.stripes(TEAL, TEAL, "#5FB0B5", TEAL, CREAM)), size=1.04)
    ),
    "cloth-07": scene(ON_INDIGO, put(160, FLOOR - 4, fabric.scarf(BLUE, fabric.tie_dye(WHITE)), size=1.06)),
    "cloth-08": scene(
        ON_SAND,
        put(124, FLOOR, fabric.bolt("#E9DDC0", fabric.stripes("#E9DDC0", "#E9DDC0", "#D9C79B", step=8))),
        put(250, FLOOR, fabric.tape()),
    ),
    "cloth-09": scene(
        ON_INDIGO,
        put(124, FLOOR, fabric.bolt(INDIGO, fabric.stripes(INDIGO, INDIGO, BLUE, step=8))),
        put(250, FLOOR, fabric.tape()),
    ),
    "cloth-10": scene(
        ON_LAC,
        put(124, FLOOR, fabric.bolt("#C2417A", line("M-60 -110L-20 0M0 -110L40 0", "#FFFFFF59", 10))),
        put(250, FLOOR, fabric.tape()),
    ),
    "cloth-11": scene(
        ON_LEAF,
        put(
            160,
            FLOOR,
            fabric.shirt(
                "#F2E8D0",
                _NECK,
                line("M-60 -84L-46 -64M60 -84L46 -64", CLAY, 5),
                *(dot(0, y, 3.5, CLAY) for y in (-96, -82)),
            ),
            size=1.08,
        ),
    ),
    "cloth-12": _mo_hom(ON_TURMERIC, 0.94, "M-7 9L-7 -9L0 1L7 -9L7 9"),
    "cloth-18": _mo_hom(ON_LEAF, 1.04, "M-5 -9L-5 9L7 9"),
    "cloth-19": _mo_hom(ON_LAC, 1.14, "M-13 -9L-1 9M-1 -9L-13 9M6 -9L6 9L15 9"),
    "cloth-13": scene(ON_CLAY, put(160, FLOOR, fabric.trousers(RED, fabric.checks(INDIGO, WHITE, 22)), size=1.06)),
    "cloth-14": scene(
        ON_LEAF, put(160, FLOOR, fabric.pha_sin(GREEN, LEAF, fabric.stripes(LEAF, EGG, LEAF, ROSE, step=7)), size=1.06)
    ),
    "cloth-15": scene(
        ON_PLUM, put(160, FLOOR, fabric.tote(CLAY, NUT, put(0, 6, fabric.diamonds(CREAM, TURMERIC))), size=1.04)
    ),
    "cloth-16": scene(
        ON_LAC,
        put(108, FLOOR, fabric.cushion(TEAL, fabric.stripes(TEAL, EGG, TEAL, CREAM, TEAL, LILAC, step=10)), size=1.08),
        put(218, FLOOR, fabric.cushion(LAC, fabric.diamonds(EGG, CREAM)), size=1.08),
    ),
    "cloth-17": scene(
        ON_SAND,
        put(86, FLOOR, fabric.scissors(), size=1.1),
        shadow(86, FLOOR, 30),
        put(180, FLOOR, fabric.tape(LILAC), size=0.9),
        *(put(x, 138, fabric.spool(c), size=0.9) for x, c in ((150, LAC), (192, INDIGO), (234, STRAW))),
        line("M274 110L286 176", INK, 3),
        dot(273, 106, 5, RED),
        *(line(f"M{x} 56l10 0", BROWN, 4) for x in range(40, 290, 22)),
    ),
}
