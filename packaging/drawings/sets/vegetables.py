"""Scenes: vegetables, fruit, rice and eggs."""

from __future__ import annotations

from typing import Final

from drawings import dishes, fruits, plants
from drawings.colours import (
    EGG,
    GRASS,
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
    SPROUT,
    WHITE,
)
from drawings.svg import FLOOR, line, oval, put, rect, scene, shadow, shape, spots
from drawings.vessels import winnow


def _sack(colour: str, grain: str, shade: str) -> str:
    body = "M-48 -72Q0 -62 48 -72C62 -40 60 -10 50 0L-50 0C-60 -10 -62 -40 -48 -72Z"
    dots = [
        put(x, y, oval(0, 0, (5, 2), shade), turn=x * 3) for x, y in spots("-24 -78, -6 -86, 14 -80, 28 -76, 2 -76")
    ]
    return "".join(
        (
            shadow(0, 0, 54),
            oval(0, -74, (46, 18), grain),
            *dots,
            shape(body, colour),
            line("M-48 -72Q0 -62 48 -72", "#00000033", 6),
        )
    )


def _clear_bag(grain: str, shade: str, label: str) -> str:
    body = "M-50 -112L50 -112Q56 -60 50 -4Q0 4 -50 -4Q-56 -60 -50 -112Z"
    dots = [
        put(x, y, oval(0, 0, (5, 2), shade), turn=x * 5 + y)
        for y in range(-100, 0, 13)
        for x in range(-40 + y % 3 * 5, 44, 19)
    ]
    return "".join(
        (
            shadow(0, 0, 52),
            shape(body, grain),
            *dots,
            rect(-34, -84, (68, 48), WHITE, 4),
            put(-14, -42, plants.ear(label), size=0.36),
            rect(-52, -124, (104, 14), label, 3),
        )
    )


def _egg_tray() -> str:
    back, front = range(-86, 100, 38), range(-96, 100, 38)
    places = (*((x, -34) for x in back), *((x, -8) for x in front))
    shells = ("#D9A06A", "#E3B184", "#D09058")
    rows = [put(x, y, dishes.egg(shells[number % 3]), size=0.92) for number, (x, y) in enumerate(places)]
    return "".join(
        (
            shadow(0, 2, 122),
            shape("M-112 -44L112 -44L124 -8L-124 -8Z", "#B9B6AF"),
            *rows,
            shape("M-124 -14q15 16 30 0t31 0t31 0t32 0t31 0t31 0t31 0t31 0L116 8L-116 8Z", "#9C9993"),
        )
    )


SCENES: Final[dict[str, str]] = {
    "vegetables-01": scene(ON_TURMERIC, shadow(160, FLOOR, 80), put(160, FLOOR, plants.lettuce(), size=1.2)),
    "vegetables-02": scene(
        ON_CLAY,
        shadow(150, FLOOR, 110),
        put(128, FLOOR - 20, plants.greens("#2F7A4A", "#8CC08A", broad=True), size=1.2),
    ),
    "vegetables-03": scene(
        ON_TEAL, shadow(150, FLOOR, 110), put(140, FLOOR - 16, plants.greens(GRASS, "#A9CF6A", broad=False), size=1.3)
    ),
    "vegetables-04": scene(
        ON_LEAF,
        shadow(150, FLOOR, 100),
        put(110, FLOOR, fruits.cucumber(), size=1.1),
        put(196, 168, fruits.cucumber(), size=1.1, turn=-8),
        put(140, 138, fruits.cucumber(), size=1.1, turn=5),
        put(258, 166, fruits.cucumber_slice(), size=1.2),
        put(240, 112, fruits.cucumber_slice(), size=1.1),
    ),
    "vegetables-05": scene(
        ON_LEAF,
        put(
            160,
            FLOOR,
            winnow(
                *(
                    put(x, y, fruits.tomato(), size=0.94)
                    for x, y in spots(
                        "-54 -40, -12 -44, 30 -44, 62 -38, -34 -66, 8 -70, 44 -62, -76 -14, -36 -8, 6 -4, 48 -8, 82 -16"
                    )
                )
            ),
            size=1.12,
        ),
    ),
    "vegetables-06": scene(
        ON_TURMERIC,
        shadow(124, FLOOR, 84),
        put(116, FLOOR, fruits.pumpkin(), size=1.14),
        shadow(252, FLOOR, 40),
        put(250, FLOOR + 2, fruits.pumpkin_slice(), size=1.1),
    ),
    "vegetables-07": scene(
        ON_SAND,
        put(
            160,
            FLOOR,
            winnow(
                *(
                    put(x, y, plants.chilli(c), size=0.62, turn=t)
                    for x, y, t, c in (
                        (-70, -34, 70, RED),
                        (-36, -30, 100, GRASS),
                        (-10, -26, 60, RED),
                        (26, -28, 110, RED),
                        (56, -34, 80, GRASS),
                        (86, -34, 96, RED),
                        (-46, -54, 85, RED),
                        (-10, -52, 65, ORANGE),
                        (24, -54, 100, GRASS),
                        (58, -54, 75, RED),
                        (-20, -76, 90, RED),
                        (16, -78, 70, RED),
                        (46, -74, 105, GRASS),
                        (0, -96, 82, RED),
                    )
                )
            ),
            size=1.12,
        ),
    ),
    "vegetables-08": scene(
        ON_LAC,
        shadow(160, FLOOR, 50),
        put(120, FLOOR - 4, plants.coriander(), size=1, turn=-10),
        put(208, FLOOR - 4, plants.coriander(), size=1, turn=12),
    ),
    "vegetables-09": scene(
        ON_PLUM,
        *(put(x, FLOOR - 4, plants.sprig("#3F8A3C"), size=1.25, turn=t) for x, t in spots("118 -26, 202 26, 160 0")),
        *(put(x, y, plants.garland("#8A5AA0"), size=0.9) for x, y in spots("160 58, 92 74, 230 74")),
    ),
    "vegetables-10": scene(
        ON_INDIGO, put(160, FLOOR - 4, plants.tendrils(), size=1.12), line("M132 166L190 166", EGG, 9)
    ),
    "vegetables-11": scene(
        ON_LEAF,
        *(shadow(x, FLOOR, 36) for x in (84, 160, 236)),
        *(
            put(x, FLOOR, plants.bamboo_shoot(), size=s, turn=t)
            for x, s, t in spots("84 0.98 -5, 236 0.98 5, 160 1.16 0")
        ),
    ),
    "vegetables-12": scene(ON_TEAL, shadow(160, FLOOR, 70), put(160, FLOOR, fruits.banana_hand(), size=1.2)),
    "vegetables-13": scene(
        ON_LEAF,
        shadow(140, FLOOR, 84),
        put(124, 132, fruits.papaya(), size=1.05, turn=-6),
        put(190, FLOOR, fruits.papaya(), size=1.2),
    ),
    "vegetables-14": scene(
        ON_INDIGO,
        shadow(160, FLOOR, 110),
        put(92, FLOOR, fruits.mango(), size=1.1),
        put(222, FLOOR, fruits.mango("#F8C44A"), size=1.1),
        put(158, 134, fruits.mango("#F3A92E"), size=1.1),
    ),
    "vegetables-15": scene(
        ON_LAC,
        shadow(160, FLOOR, 110),
        *(
            put(x, y, fruits.lime(c), size=1.15)
            for x, y, c in ((78, FLOOR, SPROUT), (142, FLOOR, "#7DAE3C"), (110, 138, "#9CC45A"))
        ),
        put(236, FLOOR, fruits.lime_half(), size=1.5),
    ),
    "vegetables-16": scene(
        ON_INDIGO,
        put(112, FLOOR, _sack("#D9C49A", WHITE, "#D5D6CE"), size=1.2),
        put(246, FLOOR, dishes.rice_bowl(), size=0.94),
        put(176, 150, plants.ear(), size=0.8),
    ),
    "vegetables-17": scene(
        ON_PLUM,
        put(108, FLOOR, _clear_bag("#5A3550", "#8A5F7E", PLUM), size=1.04),
        put(236, FLOOR, dishes.rice_bowl("#6B4560", "#DDB76A"), size=1.05),
    ),
    "vegetables-18": scene(ON_TURMERIC, put(160, FLOOR - 6, _egg_tray(), size=1.05)),
}
