"""Where guests are taken: houses, trees, water, hills."""

from __future__ import annotations

from drawings.colours import (
    BARK,
    CLAY,
    CREAM,
    GRASS,
    GREEN,
    LEAF,
    NUT,
    WHITE,
    WOOD,
)
from drawings.svg import dot, line, put, rect, shape


def house(roof: str = CLAY, wall: str = WOOD) -> str:
    """A wooden house on stilts with its ladder, 130 wide, 124 high."""
    return "".join(
        (
            *(line(f"M{x} -36L{x} 0", BARK, 8) for x in (-46, -16, 16, 46)),
            rect(-54, -78, (108, 44), wall),
            *(line(f"M{x} -76L{x} -36", "#00000026", 2) for x in range(-42, 54, 14)),
            rect(-14, -70, (28, 36), NUT),
            rect(26, -68, (20, 18), CREAM),
            rect(-46, -68, (20, 18), CREAM),
            shape("M-72 -72L-28 -122L28 -122L72 -72Z", roof),
            line("M-60 -84L60 -84M-50 -96L50 -96M-40 -108L40 -108", "#0000002E", 3),
            line("M-8 -34L-22 0M10 -34L-4 0M-10 -26L6 -26M-14 -16L2 -16M-18 -7L-2 -7", BARK, 4),
        )
    )


def tree(colour: str = GREEN) -> str:
    """A round tree, 90 high."""
    return "".join(
        (
            line("M0 0L0 -44", BARK, 9),
            dot(0, -62, 28, colour),
            dot(-18, -48, 18, colour),
            dot(18, -48, 18, colour),
            dot(-8, -70, 8, "#FFFFFF29"),
        )
    )


def palm() -> str:
    """A coconut palm, 126 high."""
    fronds = [
        put(4, -100, shape("M0 0C16 -18 40 -16 52 6C34 -4 16 -2 0 6Z", colour), turn=turn)
        for turn, colour in ((-20, LEAF), (30, GRASS), (-150, LEAF), (-205, GRASS), (-90, GRASS), (-55, LEAF))
    ]
    return line("M0 0Q-8 -50 4 -100", BARK, 8) + "".join(fronds) + dot(0, -94, 6, NUT) + dot(10, -92, 6, NUT)


def water(top: float = 150) -> str:
    """A river along the foot of the picture from `top` on."""
    waves = [
        line(f"M{x} {y}q12 -7 24 0t24 0", WHITE, 3)
        for x, y in ((20, top + 22), (120, top + 34), (236, top + 20), (66, top + 50), (200, top + 56))
    ]
    return rect(0, top, (320, 240 - top), "#7FB4CF") + "".join(waves)


def road() -> str:
    """A path winding from the foot of the picture to the houses."""
    return shape(
        "M96 240C110 206 200 196 178 172Q170 164 196 156L206 156Q196 166 212 174C250 196 214 214 220 240Z", CREAM
    )


def hills(colour: str = "#9CC79A") -> str:
    """Hills along the horizon."""
    return shape("M0 164L0 128Q50 84 104 126Q150 76 208 124Q262 88 320 130L320 164Z", colour)
