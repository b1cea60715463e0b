"""What hangs and lies on market trays: fruit, whole and cut."""

from __future__ import annotations

from drawings.colours import (
    BARK,
    CLAY,
    COTTON,
    CREAM,
    EGG,
    GRASS,
    GREEN,
    HUSK,
    LEAF,
    NUT,
    ORANGE,
    RED,
    SPROUT,
    STRAW,
    TURMERIC,
    WHITE,
)
from drawings.plants import leaf
from drawings.svg import dot, flip, line, oval, put, rect, shape, spots, within


def banana_hand(colour: str = TURMERIC, tip: str = NUT) -> str:
    """A hand of bananas with its stalk above, 150 wide, 112 high."""
    finger = "M-10 -6C-4 20 -8 48 -16 72L-2 84C26 58 30 18 12 -8Z"
    parts = []
    for place, turn, shown in (
        (-9, 46, colour),
        (9, -46, colour),
        (-6, 24, "#FFD970"),
        (6, -24, "#FFD970"),
        (0, 2, "#FFE184"),
    ):
        one = "".join((shape(finger, shown), line("M12 6Q16 38 -4 72", "#8A5A0080", 3), put(-9, 78, dot(0, 0, 7, tip))))
        parts.append(put(place, -90, one if turn >= 0 else flip(one), turn=turn))
    return "".join((*parts, rect(-14, -114, (28, 30), SPROUT, 7)))


def mango(colour: str = EGG) -> str:
    """A mango lying on its side, 100 wide."""
    return "".join(
        (
            shape("M-50 -30C-50 -62 -8 -72 20 -58C46 -48 62 -28 48 -12C32 4 -46 8 -50 -30Z", colour),
            line("M-30 -46Q-8 -58 14 -50", "#FFFFFF8C", 5),
            line("M-48 -40Q-56 -50 -54 -58", BARK, 5),
        )
    )


def papaya() -> str:
    """Half a papaya with its seeds, 120 wide."""
    outside = "M-72 -32C-72 -66 -24 -66 10 -58C48 -50 74 -42 74 -32C74 -20 46 -12 10 -6C-24 0 -72 2 -72 -32Z"
    seeds = [dot(x, -32 + (number % 2) * 8 - 4, 5, "#2C2620") for number, x in enumerate(range(-42, 32, 9))]
    return "".join(
        (
            shape(outside, SPROUT),
            put(0, -32, put(0, 32, shape(outside, ORANGE)), size=0.88),
            oval(-6, -32, (48, 13), "#F4B063"),
            *seeds,
        )
    )


def lime(colour: str = SPROUT) -> str:
    """A whole lime, 50 across."""
    return "".join(
        (oval(0, -24, (27, 24), colour), dot(26, -24, 5, colour), line("M-12 -34Q-4 -42 6 -40", "#D8EBA8", 5))
    )


def lime_half() -> str:
    """A lime cut through the middle."""
    rays = [line(f"M0 0L0 {-15}", WHITE, 2.5) for _number in range(8)]
    turned = [put(0, -26, ray, turn=45 * number) for number, ray in enumerate(rays)]
    return "".join((dot(0, -26, 26, GRASS), dot(0, -26, 23, WHITE), dot(0, -26, 19, "#CFE58A"), *turned))


def kaffir_lime() -> str:
    """A wrinkled lime with its double leaf."""
    warts = [dot(x, y, 5, "#3F7F35") for x, y in spots("-14 -34, 2 -40, 14 -28, -6 -20, 10 -12, -18 -16")]
    return "".join((put(16, -44, leaf(LEAF), size=0.7, turn=40), dot(0, -25, 27, GRASS), *warts))


def tomato() -> str:
    """A small tomato, 40 across."""
    return "".join(
        (
            oval(0, -19, (22, 19), RED),
            oval(-8, -26, (5, 4), "#FFFFFF8C"),
            shape("M0 -42L4 -34L14 -36L8 -29L0 -27L-8 -29L-14 -36L-4 -34Z", GREEN),
        )
    )


def cucumber() -> str:
    """A cucumber lying down, 120 wide."""
    body = "M-60 -18C-60 -34 -42 -36 0 -34C44 -36 62 -32 60 -16C58 -2 40 0 0 0C-40 0 -60 -2 -60 -18Z"
    stripes = [line(f"M-56 {y}Q0 {y - 3} 56 {y}", SPROUT, 3) for y in (-25, -16, -8)]
    return shape(body, GREEN) + within(body, *stripes)


def cucumber_slice() -> str:
    """A round slice of cucumber."""
    seeds = [put(0, 0, oval(0, -9, (2, 4), WHITE), turn=60 * number) for number in range(6)]
    return "".join((dot(0, 0, 20, GREEN), dot(0, 0, 17, "#DDECC0"), *seeds))


def pumpkin() -> str:
    """A whole pumpkin, 150 wide."""
    ribs = [
        oval(x, -50, (rx, 48), fill)
        for x, rx, fill in (
            (-44, 34, "#3C6B34"),
            (44, 34, "#3C6B34"),
            (-24, 34, "#4E7F3F"),
            (24, 34, "#4E7F3F"),
            (0, 30, "#679850"),
        )
    ]
    marks = [oval(x, y, (6, 4), STRAW) for x, y in spots("-48 -60, -26 -34, 4 -70, 28 -44, 50 -62, 2 -24")]
    return "".join((*ribs, *marks, rect(-7, -116, (14, 24), HUSK, 4)))


def pumpkin_slice() -> str:
    """A wedge cut out of a pumpkin."""
    return "".join(
        (
            shape("M-54 -46Q0 36 54 -46Z", "#3C6B34"),
            shape("M-48 -46Q0 26 48 -46Z", ORANGE),
            shape("M-26 -46Q0 -14 26 -46Z", TURMERIC),
            *(oval(x, -39, (4, 6), CREAM) for x in (-14, -4, 6, 16)),
        )
    )


def longan() -> str:
    """A longan, half of it peeled."""
    return dot(0, -20, 20, "#B9863F") + shape("M-20 -20A20 20 0 0 0 20 -20Q0 -8 -20 -20Z", COTTON) + dot(2, -8, 5, NUT)


def bael_slice() -> str:
    """A dried slice of bael fruit, around its middle."""
    holes = [put(0, 0, oval(0, -13, (4, 6), CLAY), turn=45 * number) for number in range(8)]
    return "".join((dot(0, 0, 28, NUT), dot(0, 0, 24, ORANGE), *holes, dot(0, 0, 4, CLAY)))
