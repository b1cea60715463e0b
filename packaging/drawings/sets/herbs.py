"""Scenes: herbs, balms and soaps."""

from __future__ import annotations

from typing import Final

from drawings import fruits, plants
from drawings.colours import (
    CLAY,
    COTTON,
    CREAM,
    EGG,
    GRASS,
    GREEN,
    HUSK,
    LEAF,
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
    SPROUT,
    STRAW,
    TEAL,
    WHITE,
)
from drawings.outings import lying_guest
from drawings.svg import FLOOR, dot, line, oval, put, rect, scene, shadow, shape, spots, within
from drawings.vessels import bag, capsule, carton, cup, pill_jar, pot, pump, steam, vial, winnow

_DRIED: Final = (STRAW, "#B9B77A", "#C9C48A", "#A5A864")
_BALL: Final = "M-34 -34C-34 -62 34 -62 34 -34C34 -10 16 0 0 0C-16 0 -34 -10 -34 -34Z"


def _compress() -> str:
    knot = shape("M-14 -52L14 -52L10 -66L22 -112Q0 -122 -22 -112L-10 -66Z", COTTON) + line(
        "M-13 -58L13 -58M-12 -64L12 -64", HUSK, 5
    )
    return "".join(
        (
            shadow(0, 0, 36),
            knot,
            shape(_BALL, COTTON),
            within(_BALL, oval(4, -10, (30, 18), "#8DB84A59")),
            line("M-6 -52Q-22 -40 -24 -16M6 -52Q22 -40 24 -16M0 -50L0 -8", "#0000001A", 3),
        )
    )


def _soap(colour: str, side: str, *mark: str) -> str:
    return "".join(
        (
            shadow(0, 0, 66),
            rect(-62, -50, (124, 50), side, 16),
            rect(-62, -66, (124, 52), colour, 16),
            put(0, -40, *mark),
        )
    )


def _bubbles() -> str:
    return "".join(dot(x, y, r, "#FFFFFFD9") for x, y, r in spots("0 0 11, 18 -16 8, 30 4 6, -16 -18 6"))


SCENES: Final[dict[str, str]] = {
    "herbs-01": scene(
        ON_TURMERIC,
        put(104, FLOOR, pill_jar(ORANGE, LEAF, put(0, 12, plants.root(), size=0.36)), size=1.04),
        put(230, FLOOR - 26, plants.root(), size=1),
        *(
            put(x, y, capsule(ORANGE), size=1.05, turn=t)
            for x, y, t in ((190, FLOOR, -10), (236, FLOOR + 2, 12), (276, FLOOR - 4, -30))
        ),
    ),
    "herbs-02": scene(
        ON_LEAF,
        put(104, FLOOR, pill_jar(GREEN, NUT, put(0, 17, plants.sprig(), size=0.38)), size=1.04),
        put(236, FLOOR - 16, plants.sprig(GREEN), size=1.2),
        *(
            put(x, y, capsule(GRASS), size=1.05, turn=t)
            for x, y, t in ((184, FLOOR, -10), (228, FLOOR + 4, 12), (274, FLOOR, -30))
        ),
    ),
    "herbs-03": scene(
        ON_CLAY,
        put(96, FLOOR, carton(CLAY, "#8E3F14", put(0, 0, fruits.bael_slice(), size=0.7)), size=1.06),
        put(232, FLOOR, cup("#A8531A", COTTON), size=0.86),
        put(216, 104, steam(WHITE)),
        put(180, 172, fruits.bael_slice(), size=0.8),
    ),
    "herbs-04": scene(
        ON_LEAF,
        put(96, FLOOR, carton(GRASS, GREEN, put(0, 20, plants.leaf(GRASS), size=0.65)), size=1.06),
        put(222, FLOOR - 8, plants.sprig(GRASS), size=1.15, turn=-16),
        put(254, FLOOR - 4, plants.sprig(SPROUT), size=1.1, turn=18),
    ),
    "herbs-05": scene(
        ON_SAND,
        put(96, FLOOR, bag(EGG, rect(-70, -60, (140, 70), "#E7C77A"), oval(0, -60, (60, 9), "#F0D898")), size=1.04),
        put(232, FLOOR - 4, plants.root("#D9B27A", CREAM), size=1.15),
        put(232, 128, plants.root("#CFA468", CREAM), size=0.85, turn=-12),
    ),
    "herbs-06": scene(
        ON_TEAL,
        put(
            160,
            FLOOR,
            winnow(
                *(
                    put(x, y, line("M-17 0L17 0", _DRIED[number % 4], 9), turn=turn)
                    for number, (x, y, turn) in enumerate(
                        spots(
                            "-78 -18 -12, -40 -10 10, 0 -8 -16, 42 -10 14, 80 -18 -8, -60 -30 24, -20 -24 -20, "
                            "20 -26 6, 60 -30 -24, -40 -42 -8, 0 -42 18, 40 -44 -14, -22 -58 12, 20 -60 -18, 0 -74 -6"
                        )
                    )
                )
            ),
            size=1.14,
        ),
    ),
    "herbs-07": scene(
        ON_PLUM,
        put(
            160,
            FLOOR,
            winnow(
                *(
                    put(x, y, plants.butterfly_pea(), size=0.85, turn=t)
                    for x, y, t in spots(
                        "-76 -16 -20, -38 -10 14, 4 -6 -8, 46 -10 30, 82 -18 -16, -56 -34 40, -18 -30 -12, "
                        "24 -32 20, 62 -34 -30, -34 -54 0, 8 -56 24, 42 -54 -14, -10 -76 8"
                    )
                )
            ),
            size=1.14,
        ),
    ),
    "herbs-08": scene(
        ON_LEAF,
        put(104, FLOOR, _compress(), size=1.1),
        put(206, FLOOR, _compress(), size=1.1),
        put(272, FLOOR - 6, plants.sprig(), size=0.8),
    ),
    "herbs-09": scene(
        ON_TURMERIC,
        put(112, FLOOR, pot("#E7D27A", GREEN, put(0, 18, plants.leaf(GRASS), size=0.6)), size=1.28),
        put(242, FLOOR, pot("#E7D27A", GREEN), size=0.9),
        put(240, 122, plants.root(EGG, CREAM), size=0.66),
    ),
    "herbs-10": scene(
        ON_CLAY,
        put(112, FLOOR, vial("#8DAA3A", NUT, put(0, 18, plants.leaf(GREEN), size=0.55)), size=1.1),
        put(220, FLOOR - 8, plants.root("#E0B84E", "#FFF0B0"), size=1.15),
    ),
    "herbs-11": scene(
        ON_INDIGO,
        put(92, FLOOR, vial(EGG, LEAF, dot(0, 0, 12, ORANGE)), size=1.1),
        put(178, FLOOR, vial(EGG, LEAF, dot(0, 0, 12, ORANGE)), size=0.85),
        put(256, 150, dot(0, 6, 22, EGG), shape("M-20 0L0 -46L20 0Z", EGG), oval(-8, 8, (5, 8), "#FFFFFFB2")),
    ),
    "herbs-12": scene(
        ON_TEAL,
        put(96, FLOOR, vial("#7CC5C0", WHITE, put(0, 0, line("M-10 4q5 -8 10 0t10 0", TEAL, 4))), size=1.06),
        put(184, FLOOR, vial("#9BD3B8", WHITE, put(0, 0, line("M-10 4q5 -8 10 0t10 0", LEAF, 4))), size=1.06),
        put(262, 164, steam("#5FA9A6"), size=1.6),
    ),
    "herbs-13": scene(
        ON_TURMERIC,
        put(
            126,
            FLOOR,
            _soap(
                EGG,
                ORANGE,
                line("M-26 8L-26 -8M-14 -14L14 -14M26 -8L26 8M-14 14L14 14", "#B3541EB2", 4),
                put(0, 10, plants.flower(CREAM, ORANGE)),
            ),
            size=1.22,
        ),
        put(
            256,
            FLOOR,
            shape("M-26 -54L0 -68L26 -54L26 -26L0 -12L-26 -26Z", "#E39A1E"),
            shape("M-17 -50L0 -58L17 -50L17 -30L0 -21L-17 -30Z", EGG),
        ),
        put(238, 100, _bubbles()),
    ),
    "herbs-14": scene(
        ON_INDIGO,
        put(
            126,
            FLOOR,
            _soap("#3B3D42", "#222428", put(0, 18, plants.leaf("#8A8F98", "#3B3D42"), size=0.6, turn=0)),
            size=1.22,
        ),
        *(
            line(f"M{x} {FLOOR}L{x} {y}", GRASS, 14) + line(f"M{x - 6} {y + 34}l12 0M{x - 6} {y + 70}l12 0", LEAF, 4)
            for x, y in spots("240 76, 268 92")
        ),
        put(206, 96, _bubbles()),
    ),
    "herbs-15": scene(
        ON_LEAF,
        put(112, FLOOR, pump(GRASS, put(0, 20, fruits.kaffir_lime(), size=0.6)), size=1.04),
        put(204, FLOOR, fruits.kaffir_lime(), size=1.05),
        put(262, FLOOR, fruits.kaffir_lime(), size=0.9),
    ),
    "herbs-16": scene(
        ON_PLUM,
        put(112, FLOOR, pump("#4A55B8", put(0, 12, plants.butterfly_pea(), size=0.8)), size=1.04),
        *(
            put(x, y, plants.butterfly_pea(), size=1.5, turn=t)
            for x, y, t in spots("214 170 -16, 266 158 20, 236 108 4")
        ),
    ),
    "herbs-17": scene(
        ON_LAC,
        put(150, FLOOR, lying_guest(PLUM), size=1.06),
        put(196, 140, _compress(), size=0.66),
        put(266, 128, steam(WHITE)),
    ),
}
