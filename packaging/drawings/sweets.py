"""Thai sweets and what the bakery makes."""

from __future__ import annotations

from drawings.colours import (
    CREAM,
    EGG,
    GRASS,
    LEAF,
    NUT,
    ORANGE,
    STRAW,
    WHITE,
)
from drawings.svg import dot, line, oval, put, rect, shadow, shape, spots


def leaf_pyramid() -> str:
    """A sweet steamed in a pyramid of banana leaf, 70 high."""
    return "".join(
        (
            shadow(0, 0, 44),
            shape("M0 -74L44 -4Q20 4 0 2Z", LEAF),
            shape("M0 -74L-44 -4Q-20 4 0 2Z", GRASS),
            line("M-8 -56L-30 -10M-4 -40L-14 -4M10 -52L30 -8M6 -36L16 -2", "#FFFFFF47", 3),
        )
    )


def leaf_parcel() -> str:
    """Two rolls in banana leaf tied together with a bamboo string, 130 wide."""
    roll = rect(-64, -34, (128, 34), GRASS, 14)
    veins = [line(f"M{x} -30L{x + 8} -4", "#FFFFFF40", 3) for x in range(-54, 54, 12)]
    string = [line(f"M{x} -68L{x} 0", CREAM, 5) for x in (-30, 30)]
    return "".join(
        (
            shadow(0, 0, 68),
            put(0, -33, rect(-64, -34, (128, 34), LEAF, 14), *veins),
            roll,
            *veins,
            *string,
        )
    )


def layer_cake() -> str:
    """A cube of layers, leaf green and white, 64 wide."""
    fills = ("#4E9A3F", "#DDEFC9")
    front = [rect(-36, -63 + 9 * number, (56, 9), fills[number % 2]) for number in range(7)]
    side = [shape(f"M20 {-63 + 9 * n}l18 -10l0 9l-18 10Z", ("#3C7F33", "#C3DDAA")[n % 2]) for n in range(7)]
    return "".join((shape("M-36 -63L-18 -73L38 -73L20 -63Z", "#5FAF4C"), *front, *side))


def gold_flower() -> str:
    """A pinched egg-yolk sweet in the shape of a flower, 44 across."""
    petals = [put(0, -14, oval(0, -9, (10, 9), EGG), turn=72 * number) for number in range(5)]
    return "".join((*petals, dot(0, -14, 10, "#D98A12"), dot(0, -14, 5, "#F9CB5A")))


def gold_drop() -> str:
    """An egg-yolk sweet in the shape of a drop."""
    return shape("M0 -36C16 -20 16 0 0 0C-16 0 -16 -20 0 -36Z", ORANGE) + oval(-5, -12, (3, 6), CREAM)


def gold_threads() -> str:
    """A nest of egg-yolk threads, 80 wide."""
    arcs = []
    for number in range(9):
        y = -4 - number * 4.5
        half = 42 - abs(number - 2) * 4
        colour = (EGG, ORANGE, "#FFD76B")[number % 3]
        arcs.append(line(f"M{-half} {y}Q{-half / 3:g} {y - 12:g} 0 {y}T{half} {y:g}", colour, 4))
    return "".join((oval(0, -16, (44, 20), "#E0950F"), *arcs))


def custard() -> str:
    """A square of baked custard in its tin, 110 wide, fried shallots on top."""
    onions = [line(f"M{x} {y}q5 -5 10 0", NUT, 4) for x, y in spots("-40 -46, -16 -52, 8 -44, 28 -52, -4 -38")]
    return "".join(
        (
            shadow(0, 0, 70),
            shape("M-50 -60L50 -60L66 -30L-66 -30Z", "#D9A24A"),
            shape("M-44 -56L44 -56L56 -34L-56 -34Z", "#B9742A"),
            *onions,
            shape("M-66 -30L66 -30L56 0L-56 0Z", "#C9CED6"),
            line("M-44 -26L-38 -4M-20 -26L-18 -4M4 -26L4 -4M28 -26L26 -4M50 -26L44 -4", "#9AA1AB", 3),
        )
    )


def bun() -> str:
    """A round soft bun, 84 wide, with grated coconut on it."""
    flakes = [
        line(f"M{x} {y}l7 -3", WHITE, 3.5)
        for x, y in spots("-24 -42, -8 -52, 10 -46, 22 -36, -34 -26, 0 -36, -16 -30, 12 -30")
    ]
    return "".join(
        (
            shadow(0, 0, 44),
            shape("M-44 -10C-46 -44 -24 -62 0 -62C24 -62 46 -44 44 -10Q40 0 0 0Q-40 0 -44 -10Z", "#C98436"),
            shape("M-40 -8Q0 -18 40 -8Q36 0 0 0Q-36 0 -40 -8Z", CREAM),
            *flakes,
        )
    )


def cookie(colour: str = "#DDA85A", chip: str = NUT) -> str:
    """A round cookie, 56 across, around its middle."""
    chips = [dot(x, y, 4, chip) for x, y in spots("-12 -8, 8 -12, 2 4, -10 10, 14 8, 0 -18")]
    return "".join((dot(0, 0, 28, "#B98036"), dot(0, -1, 25, colour), *chips))


def brownie() -> str:
    """A square of dark cake with banana on top, 90 wide."""
    slices = [oval(x, -60, (15, 6), CREAM) + oval(x, -60, (6, 2.5), STRAW) for x in (-28, 6, 36)]
    return "".join(
        (
            shadow(4, 0, 58),
            shape("M-48 -52L-26 -70L56 -70L40 -52Z", "#6B3F1E"),
            rect(-48, -52, (88, 52), "#4A2812", 3),
            shape("M40 -52L56 -70L56 -16L40 0Z", "#381D0C"),
            *slices,
            *(dot(x, y, 3, "#6B3F1E") for x, y in spots("-34 -34, -12 -22, 8 -38, 24 -16, -26 -12")),
        )
    )


def cup_cake() -> str:
    """A small banana cake in its paper cup, 70 high."""
    pleats = [line(f"M{x} -32L{x * 0.78:g} -2", "#8A5A004C", 3) for x in range(-28, 32, 8)]
    return "".join(
        (
            shadow(0, 0, 32),
            shape("M-36 -36L36 -36L28 0L-28 0Z", CREAM),
            *pleats,
            shape("M-42 -34C-44 -58 -20 -70 0 -70C20 -70 44 -58 42 -34Q0 -26 -42 -34Z", "#C98A3C"),
            line("M-22 -48Q0 -62 18 -52", "#8A5A2A", 4),
        )
    )
