"""Scenes: baskets and what else is woven."""

from __future__ import annotations

from typing import Final

from drawings import weaving
from drawings.colours import (
    BARK,
    CLAY,
    CREAM,
    GRASS,
    GREEN,
    HUSK,
    INDIGO,
    LAC,
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
    SPROUT,
    STRAW,
    TEAL,
    WOOD,
)
from drawings.svg import FLOOR, put, scene, shadow

SCENES: Final[dict[str, str]] = {
    "basketry-01": scene(ON_LEAF, put(160, FLOOR, weaving.rice_box(), size=0.84)),
    "basketry-02": scene(
        ON_TURMERIC,
        put(80, FLOOR, weaving.rice_box(), size=0.6),
        put(180, FLOOR, weaving.rice_box("#E6C683", CLAY, LAC), size=0.92),
    ),
    "basketry-03": scene(
        ON_CLAY,
        put(70, FLOOR, weaving.rice_box(), size=0.5),
        put(136, FLOOR, weaving.rice_box("#E6C683", CLAY, LAC), size=0.66),
        put(236, FLOOR, weaving.rice_box(WOOD, NUT, INDIGO), size=1.1),
    ),
    "basketry-04": scene(ON_INDIGO, put(160, FLOOR, weaving.basket("#C68B4C", "#8E5722", BARK), size=1.02)),
    "basketry-05": scene(
        ON_LEAF,
        put(112, FLOOR, weaving.deep_basket("#EBD7A0", HUSK), size=1.18),
        put(232, FLOOR, weaving.deep_basket("#DCE3B0", GRASS), size=0.82),
    ),
    "basketry-06": scene(ON_SAND, put(160, FLOOR, weaving.reed_bag("#E7CF94", "#B5762E", NUT), size=1.06)),
    "basketry-07": scene(ON_TEAL, put(160, FLOOR, weaving.braid_bag("#C9A05C", "#8F6A2E"), size=1)),
    "basketry-08": scene(ON_LAC, put(146, FLOOR, weaving.mat_roll(RED, STRAW, GREEN, STRAW, PLUM, STRAW), size=1.08)),
    "basketry-09": scene(ON_PLUM, put(156, FLOOR, weaving.mat_folded("#EBD7A0", PLUM, TEAL), size=1.04)),
    "basketry-10": scene(
        ON_LEAF, put(104, FLOOR, weaving.fan(), size=1.02, turn=-14), put(222, FLOOR, weaving.fan(), size=1.02, turn=14)
    ),
    "basketry-11": scene(ON_INDIGO, put(160, FLOOR - 4, weaving.hat(), size=1.3)),
    "basketry-12": scene(ON_TURMERIC, put(160, FLOOR, weaving.food_cover(), size=1.1)),
    "basketry-13": scene(
        ON_CLAY,
        *(
            put(x, y, weaving.coaster(a, b), size=1.05)
            for x, y, a, b in (
                (76, 158, "#E7CF94", LAC),
                (160, 166, "#E7CF94", TEAL),
                (244, 158, "#E7CF94", PLUM),
                (108, 110, "#E7CF94", GREEN),
                (210, 110, "#E7CF94", INDIGO),
                (160, 82, "#E7CF94", CLAY),
            )
        ),
    ),
    "basketry-14": scene("#3A4A6B", put(160, 172, weaving.lamp(), size=1)),
    "basketry-15": scene(ON_TEAL, put(148, FLOOR - 8, weaving.broom(), size=1.06)),
    "basketry-16": scene(
        ON_SAND,
        put(112, FLOOR, weaving.broken_basket(), size=1.1),
        shadow(240, FLOOR, 46),
        put(240, FLOOR, weaving.strips(STRAW, SPROUT, CREAM), size=0.9),
        put(276, FLOOR, weaving.mallet(), size=0.8),
    ),
}
