"""Scenes: crafts and things for the home."""

from __future__ import annotations

from typing import Final

from drawings import keepsakes, plants, trinkets
from drawings.colours import (
    BLUE,
    CLAY,
    CREAM,
    GRASS,
    INDIGO,
    NUT,
    ON_CLAY,
    ON_INDIGO,
    ON_LAC,
    ON_LEAF,
    ON_PLUM,
    ON_SAND,
    ON_TEAL,
    ON_TURMERIC,
    ORANGE,
    PLUM,
    RED,
    SKY,
    STRAW,
    TEAL,
    TURMERIC,
    WHITE,
    WOOD,
)
from drawings.svg import FLOOR, line, put, scene, shadow, spots
from drawings.vessels import cup, steam

_PAINTED: Final = (
    put(-30, -84, plants.flower(CREAM)),
    put(30, -84, plants.flower(CREAM)),
    put(0, -100, plants.flower(CREAM), size=0.8),
)

SCENES: Final[dict[str, str]] = {
    "craft-01": scene(
        ON_CLAY,
        put(106, FLOOR, cup("#5A3218", TEAL, line("M-36 10l9 -9l9 9l9 -9l9 9l9 -9l9 9l9 -9l9 9", CREAM, 4)), size=1.08),
        put(220, FLOOR, cup("#5A3218", STRAW, line("M-36 10q9 -12 18 0t18 0t18 0t18 0", CLAY, 4)), size=1.08),
        put(106, 84, steam(WHITE)),
    ),
    "craft-02": scene(ON_INDIGO, put(160, FLOOR + 2, keepsakes.painted_plate(), size=1.04)),
    "craft-03": scene(ON_SAND, put(160, FLOOR, keepsakes.vase(), size=1)),
    "craft-04": scene(ON_LEAF, put(160, FLOOR - 8, keepsakes.tray(), size=1.25)),
    "craft-05": scene(
        ON_TEAL,
        *(
            put(x, FLOOR - 4, keepsakes.spoon(c), size=1.04, turn=t)
            for x, t, c in ((128, -24, WOOD), (150, -8, NUT), (172, 8, WOOD), (194, 24, NUT))
        ),
        line("M132 148L190 148", STRAW, 9),
    ),
    "craft-06": scene(
        ON_PLUM,
        put(118, FLOOR, keepsakes.candle(), size=1.14),
        *(put(x, y, plants.jasmine(), size=s) for x, y, s in spots("214 170 1.1, 256 176 0.9, 236 136 1.2")),
    ),
    "craft-07": scene(
        ON_LAC,
        put(76, FLOOR + 2, keepsakes.paper_sheet("#F3E6C4"), size=1, turn=-6),
        put(160, FLOOR + 2, keepsakes.paper_sheet("#E8B7A0"), size=1.02),
        put(246, FLOOR + 2, keepsakes.paper_sheet("#BFD3A4"), size=1, turn=6),
    ),
    "craft-08": scene(
        ON_LEAF,
        put(112, FLOOR, keepsakes.notebook(), size=1.02),
        put(220, FLOOR, keepsakes.notebook(), size=0.84, turn=6),
    ),
    "craft-09": scene(ON_TURMERIC, put(160, FLOOR - 12, trinkets.bracelet(), size=1.32)),
    "craft-10": scene(
        "#5A4A72",
        put(112, FLOOR - 4, trinkets.earring(), size=1.1),
        put(208, FLOOR - 4, trinkets.earring(), size=1.1),
    ),
    "craft-11": scene("#2F4A6E", put(160, FLOOR - 4, trinkets.ring_of_silver(), size=1)),
    "craft-12": scene(ON_LAC, put(160, FLOOR - 6, trinkets.hair_flower(), size=1.08)),
    "craft-13": scene(
        ON_INDIGO,
        put(172, FLOOR, trinkets.elephant(BLUE, RED), size=1.12),
        line("M192 104Q214 76 240 72", "#8A94A1", 5),
        put(252, 116, trinkets.key_ring(), size=1.1),
        shadow(172, FLOOR, 70),
    ),
    "craft-14": scene(ON_LEAF, put(160, FLOOR, trinkets.farmer_doll(), size=1)),
    "craft-15": scene(
        ON_TURMERIC,
        put(112, FLOOR, keepsakes.umbrella(RED, *_PAINTED), size=1.02),
        put(248, FLOOR, keepsakes.umbrella(TEAL, *_PAINTED), size=0.66),
    ),
    "craft-16": scene(
        ON_TEAL,
        put(92, 116, trinkets.postcard("#F8D9A0", PLUM, ORANGE), size=1, turn=-10),
        put(226, 118, trinkets.postcard(SKY, GRASS, WHITE), size=1, turn=9),
        put(160, 136, trinkets.postcard("#F3B7A0", INDIGO, TURMERIC), size=1.05, turn=-1),
    ),
    "craft-17": scene(ON_CLAY, put(138, FLOOR, keepsakes.coil_of_rope(), size=1.22)),
    "craft-18": scene(
        ON_SAND,
        put(112, FLOOR, keepsakes.brushes(), size=1.02),
        shadow(220, FLOOR, 54),
        put(220, FLOOR, keepsakes.order_sheet(), size=1),
    ),
}
