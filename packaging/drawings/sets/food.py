"""Scenes: chilli pastes, preserved food, drinks."""

from __future__ import annotations

from typing import Final

from drawings import dishes, plants
from drawings.colours import (
    CREAM,
    GRASS,
    GREEN,
    LAC,
    LEAF,
    MEAT,
    NUT,
    ON_CLAY,
    ON_INDIGO,
    ON_LAC,
    ON_LEAF,
    ON_SAND,
    ON_TEAL,
    ON_TURMERIC,
    ORANGE,
    RED,
    SPROUT,
    STRAW,
    WHITE,
)
from drawings.svg import FLOOR, dot, line, oval, put, scene, shadow, spots
from drawings.vessels import bag, bottle, jar, plate

_PRESSED: Final = spots("-30 -10, 0 -8, 30 -10, -16 -30, 16 -30, -32 -50, 2 -52, 34 -48, -10 -70, 20 -72")


def _jar_and(ground: str, paste: str, lid: str, mark: str, *beside: str) -> str:
    return scene(ground, put(112, FLOOR, jar(paste, lid, mark), size=1.18), *beside)


SCENES: Final[dict[str, str]] = {
    "food-01": _jar_and(
        ON_LEAF,
        "#7C9A3A",
        LEAF,
        put(4, -8, plants.chilli(SPROUT), size=0.42, turn=40),
        put(200, 128, plants.chilli("#9CC24A"), size=1.1, turn=38),
        put(234, 120, plants.chilli("#7FAF3A"), size=1.15, turn=20),
        put(266, 126, plants.chilli("#9CC24A"), size=1.05, turn=-4),
    ),
    "food-02": _jar_and(
        ON_LAC,
        "#7A1F1C",
        LAC,
        put(4, -8, plants.chilli("#A3182B"), size=0.42, turn=40),
        put(226, 150, plants.chilli("#8E1A22"), size=1, turn=82),
        put(262, 128, plants.chilli("#A3182B"), size=1, turn=60),
        put(214, 110, plants.chilli("#A3182B"), size=0.9, turn=95),
        put(250, FLOOR + 2, plants.garlic(), size=0.8),
    ),
    "food-03": _jar_and(
        ON_TURMERIC,
        "#C4532A",
        ORANGE,
        put(0, 0, dishes.fish("#7A5A3C", "#B08A5A"), size=0.32),
        put(234, 128, dishes.fish("#8A6238", "#C49A62"), size=0.95, turn=-10),
        put(234, 168, dishes.fish("#7A5430", "#B58A55"), size=0.95, turn=4),
    ),
    "food-04": _jar_and(
        ON_CLAY,
        "#8E3320",
        NUT,
        put(0, 6, dishes.shrimp(), size=0.55),
        put(210, 152, dishes.shrimp("#EE8A4A"), size=1.15),
        put(256, 176, dishes.shrimp("#E5743A"), size=1.15),
        put(262, 124, dishes.shrimp("#EE8A4A"), size=0.95, turn=-24),
    ),
    "food-05": _jar_and(
        ON_SAND,
        "#5E3A22",
        GREEN,
        put(0, 18, plants.sprig(), size=0.4),
        put(238, 168, dishes.fish("#6F6A55", "#A79C7A"), size=0.9),
        put(208, FLOOR - 34, plants.chilli(RED), size=0.6, turn=70),
        put(232, 118, plants.stalks(3), size=0.6, turn=-12),
    ),
    "food-06": scene(
        ON_INDIGO,
        shadow(128, FLOOR, 42),
        put(128, FLOOR, dishes.egg("#C9D6D8"), size=2.1),
        shadow(214, FLOOR, 40),
        put(214, FLOOR, dishes.egg_half(), size=1.75),
    ),
    "food-07": scene(
        ON_TURMERIC,
        shadow(160, FLOOR + 2, 108),
        *(put(x, 150, dishes.egg("#C9D6D8"), size=1.35) for x in (96, 160, 224)),
        *(put(x, 172, dishes.egg("#DCE6E6"), size=1.35) for x in (96, 160, 224)),
        line(f"M60 {FLOOR - 8}L260 {FLOOR - 8}", LAC, 20),
        line(f"M86 {FLOOR - 8}L234 {FLOOR - 8}", CREAM, 3),
    ),
    "food-08": scene(
        ON_LEAF,
        put(
            160,
            FLOOR,
            plate(
                *(
                    put(x, y, dishes.dried_banana(), size=0.8, turn=t)
                    for x, y, t in spots("-44 -26 -8, 40 -26 6, 0 -24 0, -24 -42 10, 30 -44 -8, 2 -58 2")
                ),
                leaf=True,
            ),
            size=1.08,
        ),
        line("M214 62Q220 96 190 116", "#E39A1E", 7),
        put(222, 54, dot(0, 0, 14, "#E39A1E"), line("M8 -8L34 -30", NUT, 6)),
    ),
    "food-09": scene(
        ON_SAND,
        line("M30 66L290 66", NUT, 5),
        *(put(x, 118, dishes.strip(c), size=1.2, turn=90) for x, c in ((64, MEAT), (102, "#9E4332"), (140, MEAT))),
        *(line(f"M{x} 62l0 12", STRAW, 7) for x in (64, 102, 140)),
        put(
            234,
            FLOOR,
            plate(
                *(
                    put(x, y, dishes.strip("#A5482F"), size=0.62, turn=t)
                    for x, y, t in spots("-34 -26 8, 30 -26 -6, 0 -40 3")
                ),
                leaf=True,
            ),
            size=0.66,
        ),
    ),
    "food-10": scene(
        ON_INDIGO,
        *(
            put(x, FLOOR, dishes.butterflied(c), size=1.16)
            for x, c in ((70, "#B98A4E"), (160, "#A67640"), (250, "#B98A4E"))
        ),
    ),
    "food-11": scene(
        ON_LEAF,
        put(160, FLOOR, plate(leaf=True), size=1.15),
        put(160, 154, dishes.sausage(), size=1.4),
        put(262, 132, plants.chilli(GRASS), size=0.8, turn=20),
    ),
    "food-12": _jar_and(
        ON_TURMERIC,
        "#E6D27A",
        GRASS,
        put(0, 16, plants.bamboo_shoot(), size=0.32),
        shadow(232, FLOOR, 54),
        put(214, FLOOR, plants.bamboo_shoot(), size=0.92),
        put(260, FLOOR, plants.bamboo_shoot(), size=0.7),
    ),
    "food-13": scene(
        ON_CLAY,
        put(160, FLOOR, plate(leaf=True), size=1.15),
        put(156, 140, dishes.fish("#D9A08A", "#F4D9CC"), size=1.3, turn=-4),
        *(put(x, y, plants.garlic(), size=0.5) for x, y in spots("84 172, 252 164")),
        *(put(x, y, plants.chilli(RED), size=0.5, turn=t) for x, y, t in spots("196 150 70, 120 154 100")),
        *(oval(x, y, (6, 3), WHITE) for x, y in spots("140 160, 168 166, 184 156, 110 168, 220 170")),
    ),
    "food-14": scene(
        ON_TEAL,
        put(160, FLOOR, plate(), size=1.12),
        *(
            put(x, y, dishes.shrimp(c), size=0.66, turn=t)
            for x, y, t, c in (
                (84, 164, 0, ORANGE),
                (124, 170, 40, "#E5743A"),
                (164, 168, -20, ORANGE),
                (206, 170, 10, "#E5743A"),
                (240, 162, 50, ORANGE),
                (106, 142, 80, "#EE9A5A"),
                (146, 142, -30, "#E5743A"),
                (188, 144, 20, ORANGE),
                (222, 142, -60, "#EE9A5A"),
                (130, 118, 10, ORANGE),
                (168, 114, 60, "#E5743A"),
                (200, 120, -10, "#EE9A5A"),
                (160, 92, 0, ORANGE),
            )
        ),
    ),
    "food-15": scene(
        ON_LAC,
        put(118, FLOOR, bag(RED, *(put(x, y, dishes.crackling(), size=0.95) for x, y in _PRESSED)), size=1.06),
        *(put(x, y, dishes.crackling(), size=1.25) for x, y in ((212, FLOOR), (258, FLOOR - 2), (236, FLOOR - 28))),
    ),
    "food-16": scene(
        ON_LAC,
        *(put(x, FLOOR, bottle("#A01830", WHITE, put(0, 14, plants.roselle(), size=0.5)), size=1) for x in (84, 148)),
        *(put(x, y, plants.roselle(), size=0.95, turn=t) for x, y, t in ((216, FLOOR - 6, -20), (258, FLOOR - 6, 16))),
        put(238, 122, plants.roselle(), size=0.8),
    ),
    "food-17": scene(
        ON_LEAF,
        *(put(x, FLOOR, bottle("#A9C060", GREEN, put(0, 18, plants.leaf(), size=0.56)), size=1) for x in (84, 148)),
        put(236, FLOOR - 6, plants.stalks(4), size=0.8),
        put(262, 128, plants.leaf(LEAF), size=1.1, turn=50),
        put(250, 126, plants.leaf(GRASS), size=1.1, turn=10),
    ),
}
