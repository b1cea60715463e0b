"""What is made by hand for the home, to wear, and to give away."""

from __future__ import annotations

from drawings.colours import (
    BLUE,
    BROWN,
    CLAY,
    COTTON,
    CREAM,
    EGG,
    GRASS,
    INDIGO,
    INK,
    LAC,
    LEAF,
    LILAC,
    NUT,
    PLUM,
    ROSE,
    SILVER,
    SPROUT,
    STRAW,
    TEAL,
    TURMERIC,
    WHITE,
    WOOD,
)
from drawings.plants import flower, leaf
from drawings.svg import dot, line, oval, put, rect, ring, shadow, shape, spots, within


def painted_plate() -> str:
    """A round plate standing upright, painted blue, 128 across."""
    petals = [
        put(0, 0, put(0, -34, shape("M0 0C10 -6 10 -18 0 -24C-10 -18 -10 -6 0 0Z", BLUE)), turn=30 * n)
        for n in range(12)
    ]
    middle = [put(0, 0, oval(0, -12, (6, 11), INDIGO), turn=60 * n) for n in range(6)]
    return "".join(
        (
            shadow(0, 0, 50),
            put(
                0,
                -64,
                dot(0, 0, 65, SILVER),
                dot(0, 0, 62, WHITE),
                ring(0, 0, (59, 59), INDIGO, 4),
                *petals,
                ring(0, 0, (32, 32), BLUE, 3),
                *middle,
                dot(0, 0, 5, EGG),
            ),
            line("M-40 0L-24 -20M40 0L24 -20", NUT, 7),
        )
    )


def vase() -> str:
    """A clay vase with three stalks in it, 130 high."""
    body = "M-16 -86L16 -86C14 -70 44 -60 44 -34C44 -14 30 0 24 0L-24 0C-30 0 -44 -14 -44 -34C-44 -60 -14 -70 -16 -86Z"
    bands = line("M-50 -46L50 -46M-50 -22L50 -22", CREAM, 3) + line(
        "M-44 -34l11 -7l11 7l11 -7l11 7l11 -7l11 7l11 -7l11 7", CREAM, 3
    )
    stalks = line("M0 -86Q-6 -110 -26 -122M0 -86Q2 -112 4 -128M0 -86Q8 -106 32 -116", GRASS, 4)
    heads = (
        put(-28, -122, flower(ROSE), size=0.7)
        + put(4, -128, flower(TURMERIC, CLAY), size=0.7)
        + put(34, -116, flower(WHITE), size=0.7)
    )
    return "".join(
        (shadow(0, 0, 46), stalks, heads, shape(body, CLAY), within(body, bands), rect(-20, -92, (40, 9), "#8E3F14", 4))
    )


def tray() -> str:
    """A teak tray with handles, half from above, 210 wide."""
    return "".join(
        (
            shadow(0, 2, 108),
            shape("M-86 -64L86 -64L108 -8L-108 -8Z", NUT),
            shape("M-78 -58L78 -58L96 -14L-96 -14Z", WOOD),
            line(
                "M-70 -50Q-20 -42 20 -50T74 -46M-82 -34Q-30 -26 20 -34T84 -30M-88 -22Q-20 -16 30 -22T90 -20",
                "#A86F35",
                3,
            ),
            shape("M-108 -8L108 -8L104 2L-104 2Z", "#5E3613"),
            line("M-112 -30L-100 -44M112 -30L100 -44", "#5E3613", 9),
        )
    )


def spoon(colour: str) -> str:
    """A wooden spoon standing on its handle, 120 high."""
    return rect(-4, -84, (8, 84), colour, 4) + oval(0, -98, (17, 26), colour) + oval(0, -100, (11, 19), "#00000029")


def candle() -> str:
    """A lit candle in a coconut bowl, 110 high."""
    return "".join(
        (
            shadow(0, 0, 52),
            shape("M-54 -52L54 -52C52 -14 30 0 0 0C-30 0 -52 -14 -54 -52Z", NUT),
            oval(0, -52, (54, 12), "#5E3613"),
            oval(0, -53, (47, 9), CREAM),
            line("M0 -54L0 -70", INK, 3),
            dot(0, -82, 26, "#FFCE5466"),
            shape("M0 -66C-14 -74 -8 -90 0 -106C8 -90 14 -74 0 -66Z", EGG),
            shape("M0 -68C-6 -74 -3 -82 0 -90C3 -82 6 -74 0 -68Z", WHITE),
        )
    )


def paper_sheet(colour: str) -> str:
    """A large sheet of mulberry paper with its rough edge, 120 wide, 124 high."""
    edge = (
        "M-58 -122l12 4l14 -4l16 3l16 -4l18 4l16 -3l24 2l-2 18l4 20l-4 22l3 20l-3 20l2 20"
        "l-18 -3l-20 4l-22 -4l-18 4l-20 -3l-18 2l3 -22l-4 -20l4 -22l-3 -20l3 -20Z"
    )
    fibres = [
        line(f"M{x} {y}q8 -6 14 2", "#7A4A1E4C", 2)
        for x, y in spots("-40 -100, 10 -96, -20 -74, 26 -62, -44 -50, 0 -40, -26 -20, 28 -22")
    ]
    return "".join((shape(edge, colour), *fibres))


def notebook() -> str:
    """A notebook bound in mulberry paper, tied with a cord, 100 wide, 124 high."""
    return "".join(
        (
            shadow(4, 0, 56),
            rect(-42, -120, (92, 120), WHITE, 3),
            rect(-50, -124, (92, 124), "#C98F6B", 4),
            rect(-50, -124, (14, 124), CLAY, 4),
            *(
                put(x, y, leaf(color, CREAM), size=0.55, turn=turn)
                for x, y, color, turn in ((2, -54, LEAF, -30), (4, -54, GRASS, 30), (3, -58, SPROUT, 0))
            ),
            put(3, -92, flower(CREAM), size=0.6),
            line("M24 -124L24 0", LAC, 4),
            dot(24, -62, 6, EGG),
        )
    )


def umbrella(colour: str, *painting: str) -> str:
    """A paper umbrella seen open from the side, 180 wide."""
    top = "M-92 -52Q-64 -112 0 -126Q64 -112 92 -52Q70 -64 46 -52Q22 -64 0 -52Q-22 -64 -46 -52Q-70 -64 -92 -52Z"
    ribs = line("M0 -126Q-40 -96 -46 -52M0 -126L0 -52M0 -126Q40 -96 46 -52", "#00000038", 3)
    return "".join(
        (
            line("M0 -60L0 0C0 10 16 10 16 0", NUT, 6),
            shape(top, colour),
            within(top, *painting),
            ribs,
            rect(-4, -136, (8, 14), NUT, 3),
        )
    )


def coil_of_rope() -> str:
    """A coil of braided rope with one end loose, 150 wide."""
    turns = "".join(
        ring(0, -18 - 13 * n, (62, 17), colour, 14)
        + "".join(line(f"M{x} {-4 - 13 * n + abs(x) * -0.06:g}l8 -7", BROWN, 2.5) for x in range(-44, 44, 13))
        for n, colour in enumerate((STRAW, "#E6C683", STRAW, "#E6C683"))
    )
    return shadow(0, 0, 76) + line("M58 -20Q96 -14 112 -4", STRAW, 14) + turns


def brushes() -> str:
    """A jar of brushes and tools, 126 high."""
    return "".join(
        (
            line("M-14 -60L-26 -112", WOOD, 6),
            shape("M-32 -126Q-24 -128 -22 -112L-30 -110Z", INK),
            line("M4 -60L6 -108", "#D0343F", 6),
            shape("M0 -124Q8 -132 11 -108L2 -108Z", NUT),
            line("M18 -60L34 -104", WOOD, 6),
            rect(26, -124, (18, 20), "#9AA3AF", 3),
            shadow(0, 0, 36),
            shape("M-34 -66L34 -66L30 0L-30 0Z", TEAL),
            rect(-36, -70, (72, 10), COTTON, 3),
            line("M-32 -40L32 -40", LILAC, 4),
            line("M-31 -28L31 -28", TURMERIC, 4),
        )
    )


def order_sheet() -> str:
    """A sheet with a drawing and its measures, 100 wide."""
    return "".join(
        (
            rect(-50, -118, (100, 118), WHITE, 4),
            rect(-24, -124, (48, 14), NUT, 4),
            line("M-24 -40L-24 -66L0 -90L24 -66L24 -40Z", PLUM, 4),
            line("M-24 -28L24 -28M-24 -33L-24 -23M24 -33L24 -23", LAC, 3),
            line("M-34 -14L34 -14", SILVER, 4),
        )
    )
