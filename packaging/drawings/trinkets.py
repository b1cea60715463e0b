"""Small things to wear, to hang up and to send."""

from __future__ import annotations

from drawings.colours import (
    CLAY,
    CREAM,
    EGG,
    GRASS,
    HUSK,
    INDIGO,
    INK,
    LAC,
    LEAF,
    NUT,
    RED,
    ROSE,
    SILVER,
    SKIN,
    SPROUT,
    STRAW,
    TEAL,
    TURMERIC,
    WHITE,
)
from drawings.plants import flower, leaf
from drawings.svg import dot, line, oval, put, rect, ring, shadow, shape, spots, within


def bracelet() -> str:
    """A string of beads lying in a ring, 130 wide."""
    from math import cos, pi, sin

    colours = (TEAL, TURMERIC, RED, INDIGO, WHITE)
    beads = [dot(60 * cos(2 * pi * n / 20), -42 + 34 * sin(2 * pi * n / 20), 10, colours[n % 5]) for n in range(20)]
    shine = [dot(60 * cos(2 * pi * n / 20) - 3, -45 + 34 * sin(2 * pi * n / 20), 2.5, "#FFFFFFB2") for n in range(20)]
    return "".join((oval(0, -4, (66, 9), "#0000001A"), *beads, *shine))


def earring() -> str:
    """A silver earring: hook, plate and drops, 112 high."""
    drops = [
        put(x, -30, line("M0 -8L0 4", "#9AA3AF", 2.5), shape("M0 0C10 12 8 24 0 24C-8 24 -10 12 0 0Z", SILVER))
        for x in (-18, 0, 18)
    ]
    return "".join(
        (
            line("M0 -92C0 -116 22 -116 20 -98", "#9AA3AF", 4),
            dot(0, -64, 29, "#9AA3AF"),
            dot(0, -64, 26, SILVER),
            ring(0, -64, (17, 17), "#8A94A1", 3),
            put(0, -64, flower("#EDF0F3", "#8A94A1", 6), size=0.62),
            *drops,
        )
    )


def ring_of_silver() -> str:
    """A broad ring with Thai ornament, standing, 110 across."""
    arcs = [
        put(0, -56, put(0, -45, line("M-8 4C-8 -6 8 -6 8 4C4 6 0 2 0 -2", "#6F7A88", 3)), turn=turn)
        for turn in range(-80, 100, 20)
    ]
    return "".join(
        (
            shadow(0, 0, 40),
            ring(0, -56, (45, 45), "#8A94A1", 26),
            ring(0, -56, (45, 45), "#DFE3E8", 21),
            *arcs,
            put(0, -112, shape("M0 -12L12 0L0 12L-12 0Z", LAC), line("M0 -12L12 0L0 12L-12 0Z", "#8A94A1", 3)),
        )
    )


def hair_flower() -> str:
    """A large cloth flower on a clip, 116 across."""
    petals = [
        put(0, -62, shape("M0 0C26 -10 26 -44 0 -56C-26 -44 -26 -10 0 0Z", colour), turn=turn)
        for turn, colour in ((0, ROSE), (72, "#DE6F7B"), (144, ROSE), (216, "#DE6F7B"), (288, ROSE))
    ]
    return "".join(
        (
            line("M-50 -14L56 -22", SILVER, 9),
            put(46, -40, leaf(LEAF), size=0.9, turn=112),
            put(-44, -34, leaf(GRASS), size=0.9, turn=-118),
            *petals,
            dot(0, -62, 13, TURMERIC),
            *(dot(x, y, 2.5, CLAY) for x, y in spots("-5 -66, 5 -64, 0 -57")),
        )
    )


def elephant(colour: str, cloth: str) -> str:
    """A small stuffed elephant looking to the left, 110 wide."""
    return "".join(
        (
            shape(
                "M-24 -66C0 -84 52 -78 54 -40L54 -4Q54 0 48 0L38 0Q34 0 34 -6L34 -22L8 -22L8 -6"
                "Q8 0 2 0L-8 0Q-14 0 -14 -6L-14 -30Z",
                colour,
            ),
            dot(-28, -54, 27, colour),
            line("M-44 -46C-58 -36 -56 -14 -46 -10", colour, 15),
            line("M54 -46Q64 -40 62 -24", colour, 5),
            oval(-12, -56, (15, 19), cloth),
            dot(-38, -60, 4, INK),
            shape("M4 -78L40 -74L38 -44L6 -46Z", cloth),
            *(dot(x, -60, 4, EGG) for x in (12, 22, 32)),
        )
    )


def key_ring() -> str:
    """A key ring with its chain, 50 high."""
    return ring(0, -40, (18, 18), "#8A94A1", 6) + line("M0 -22L0 -14", "#8A94A1", 5) + dot(0, -8, 6, SILVER)


def farmer_doll() -> str:
    """A doll of a farmer with hat and scarf, 130 high."""
    coat = "M-26 -72L26 -72L40 -34L30 -28L26 -40L28 0L-28 0L-26 -40L-30 -28L-40 -34Z"
    return "".join(
        (
            shadow(0, 0, 36),
            rect(-24, -8, (18, 8), NUT),
            rect(6, -8, (18, 8), NUT),
            shape(coat, INDIGO),
            line("M0 -70L0 -6", "#FFFFFF59", 3),
            rect(-30, -30, (60, 12), LAC),
            line("M-22 -30l0 12M-8 -30l0 12M6 -30l0 12M20 -30l0 12", CREAM, 3),
            dot(0, -88, 23, SKIN),
            dot(-8, -88, 3, INK),
            dot(8, -88, 3, INK),
            line("M-7 -79Q0 -73 7 -79", INK, 2.5),
            shape("M-56 -94L0 -134L56 -94Q0 -84 -56 -94Z", STRAW),
            line("M-56 -94Q0 -84 56 -94", HUSK, 4),
            line("M-24 -96L0 -132L24 -96", HUSK, 2.5),
        )
    )


def postcard(sky: str, hill: str, sun: str) -> str:
    """A painted postcard, 118 wide, 84 high, around its middle."""
    view = "M-52 -35L52 -35L52 35L-52 35Z"
    return "".join(
        (
            rect(-57, -38, (118, 82), "#00000021", 3),
            rect(-59, -42, (118, 84), WHITE, 3),
            within(
                view,
                rect(-52, -35, (104, 70), sky),
                dot(22, -12, 13, sun),
                shape("M-60 36L-24 -16L8 24L30 2L64 36Z", hill),
                shape("M-60 36Q0 14 60 36L60 40L-60 40Z", SPROUT),
            ),
        )
    )
