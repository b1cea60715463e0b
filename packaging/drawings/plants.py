"""What grows: leaves, roots, pods, flowers, fruit."""

from __future__ import annotations

from drawings.colours import (
    COTTON,
    CREAM,
    EGG,
    GRASS,
    GREEN,
    HUSK,
    LEAF,
    LILAC,
    MINT,
    NUT,
    ORANGE,
    PLUM,
    RED,
    ROSE,
    SPROUT,
    STRAW,
    TURMERIC,
    WHITE,
)
from drawings.svg import dot, line, oval, put, rect, ring, shape, spots


def leaf(colour: str = GRASS, vein: str = MINT) -> str:
    """A single leaf, 60 high."""
    return shape("M0 0C26 -14 24 -46 0 -62C-24 -46 -26 -14 0 0Z", colour) + line("M0 4L0 -46", vein, 3)


def sprig(colour: str = GRASS) -> str:
    """A twig with five leaves, 90 high: basil, tea, a herb."""
    return "".join(
        (
            line("M0 0L0 -60", LEAF, 4),
            put(0, -44, leaf(colour), size=0.75),
            put(0, -24, leaf(colour), size=0.62, turn=58),
            put(0, -24, leaf(colour), size=0.62, turn=-58),
            put(0, -42, leaf(colour), size=0.6, turn=44),
            put(0, -42, leaf(colour), size=0.6, turn=-44),
        )
    )


def chilli(colour: str = RED) -> str:
    """A chilli hanging from its stalk, 70 long."""
    return "".join(
        (
            line("M0 -8Q2 -18 10 -20", GREEN, 5),
            shape("M-10 -6Q0 -14 10 -6C14 18 8 44 -8 62C-12 40 -14 14 -10 -6Z", colour),
            line("M-4 4C-3 20 -4 30 -6 42", "#FFFFFF73", 3),
        )
    )


def garlic() -> str:
    """A bulb of garlic."""
    body = "M0 -44Q3 -32 18 -24Q30 -8 14 0Q0 5 -14 0Q-30 -8 -18 -24Q-3 -32 0 -44Z"
    return shape(body, COTTON) + line("M0 -34Q-10 -16 -6 0M0 -34Q10 -16 6 0", LILAC, 2.5)


def root(colour: str = ORANGE, cut: str = EGG) -> str:
    """A knobbly root such as ginger or turmeric, with a cut face."""
    return "".join(
        (
            shape(
                "M-56 -14C-58 -30 -42 -34 -30 -28C-28 -48 -8 -48 -6 -30L16 -32C16 -52 38 -54 38 -34"
                "C60 -34 62 -10 44 -6C20 4 -46 6 -56 -14Z",
                colour,
            ),
            line("M-34 -24L-32 -8M-4 -28L-2 -8M18 -30L20 -8", "#0000002E", 3),
            oval(50, -20, (9, 13), cut),
            ring(50, -20, (5, 8), "#00000026", 2),
        )
    )


def stalks(count: int = 4) -> str:
    """Stalks of lemon grass with their leaves, 120 long, lying to the right and up."""
    parts = []
    for number in range(count):
        y = -number * 9
        parts += [
            line(f"M-60 {y}L30 {y - 16}", SPROUT, 9),
            line(f"M-60 {y}L-36 {y - 4}", "#E9D6E6", 10),
            line(f"M30 {y - 16}Q66 {y - 28} 92 {y - 14}M30 {y - 16}Q60 {y - 36} 84 {y - 44}", GRASS, 5),
        ]
    return "".join((*parts, line("M-4 6L-12 -44", STRAW, 6)))


def flower(petals: str, heart: str = TURMERIC, count: int = 5) -> str:
    """An open flower, 44 across, around its middle."""
    turned = [put(0, 0, oval(0, -13, (8, 11), petals), turn=360 * number / count) for number in range(count)]
    return "".join((*turned, dot(0, 0, 6, heart)))


def butterfly_pea() -> str:
    """The blue flower of the pea that dyes tea."""
    return "".join(
        (
            shape("M0 6C-30 8 -34 -26 -8 -30Q0 -34 8 -30C34 -26 30 8 0 6Z", "#3B4BB0"),
            shape("M0 4C-12 2 -14 -14 0 -20C14 -14 12 2 0 4Z", "#6F7FE0"),
            shape("M0 4C-6 2 -6 -6 0 -10C6 -6 6 2 0 4Z", CREAM),
        )
    )


def jasmine() -> str:
    """A white flower of six petals."""
    return flower(WHITE, TURMERIC, 6)


def bamboo_shoot() -> str:
    """A fresh bamboo shoot, pointing up, 110 high."""
    return "".join(
        (
            shape("M-34 0C-36 -50 -18 -92 0 -114C18 -92 36 -50 34 0Z", HUSK),
            shape("M-34 0C-34 -30 -22 -52 -4 -66C-10 -40 -8 -20 4 0Z", STRAW),
            shape("M34 0C34 -36 26 -64 8 -84C6 -50 10 -24 10 0Z", NUT),
            oval(0, 0, (34, 7), CREAM),
        )
    )


def lettuce() -> str:
    """A head of lettuce, 120 wide."""
    lobes = ((-46, -34, 30), (46, -34, 30), (-24, -66, 32), (24, -66, 32), (0, -82, 28))
    inner = ((-22, -34, 26), (22, -34, 26), (0, -54, 28))
    outer = [
        dot(x + dx, y + dy, r / 2, "#79B343")
        for x, y, r in lobes
        for dx, dy in spots("-14 0, 14 0, 0 -14, 0 12, -10 -12, 10 -12")
    ]
    return "".join(
        (
            *(dot(x, y, r, "#79B343") for x, y, r in lobes),
            *outer,
            *(dot(x, y, r, "#A6D063") for x, y, r in inner),
            dot(0, -20, 22, "#C6E38A"),
            line("M0 -2L0 -50M-2 -6L-26 -40M2 -6L26 -40M-6 -2L-50 -30M6 -2L50 -30", "#E7F4C4", 4),
        )
    )


def greens(colour: str, stem: str, *, broad: bool) -> str:
    """A bundle of leafy greens lying to the right, tied in the middle, 190 wide."""
    parts = [line(f"M-84 {y}L20 {y * 0.6 - 8:g}", stem, 8) for y in (-40, -28, -16, -4)]
    for number, y in enumerate((-52, -40, -26, -12, 0)):
        size, turn = (1.15, 62 + 13 * number) if broad else (0.95, 70 + 10 * number)
        wide = (
            leaf(colour, stem) if broad else put(0, 0, shape("M0 0C12 -18 10 -54 0 -84C-10 -54 -12 -18 0 0Z", colour))
        )
        parts.append(put(14, y * 0.5 - 12, wide, size=size, turn=turn))
        if broad:
            parts.append(put(48, y * 0.7 - 12, leaf(colour, stem), size=1, turn=turn - 6))
        else:
            parts.append(put(-20, y * 0.5 - 14, wide, size=0.8, turn=turn - 24))
    return "".join((*parts, line("M-26 -42L-22 2", TURMERIC, 8)))


def coriander() -> str:
    """Coriander and spring onions in one bunch, standing, 125 high."""
    onions = [line(f"M{x} 0Q{x * 1.4:g} -50 {x * 2.6:g} -{h}", GRASS, 7) for x, h in spots("-16 104, -8 118, 16 110")]
    bulbs = [oval(x, 2, (6, 9), WHITE) for x in (-16, -8, 16)]
    herbs = []
    for x, y in spots("4 -96, 26 -84, -24 -76, 36 -58, 6 -70, -6 -110"):
        herbs += [line(f"M2 0L{x} {y}", SPROUT, 3)]
        herbs += [dot(x + dx, y + dy, 9, GREEN) for dx, dy in spots("-8 0, 8 0, 0 -9")]
    return "".join((*onions, *herbs, *bulbs, rect(-24, -34, (46, 10), TURMERIC, 4)))


def tendrils() -> str:
    """Young shoots with curling tendrils, 120 high."""
    one = "".join(
        (
            line("M0 0C-4 -40 10 -66 2 -100", GRASS, 6),
            line("M2 -100C0 -118 22 -116 18 -102C14 -94 6 -100 10 -106", SPROUT, 4),
            put(2, -60, leaf(SPROUT, GRASS), size=0.8, turn=64),
            put(0, -36, leaf(GRASS, MINT), size=0.9, turn=-66),
            put(4, -84, leaf(SPROUT, GRASS), size=0.55, turn=-50),
        )
    )
    return put(-34, 0, one, turn=-14) + put(34, 0, one, turn=16) + put(0, 0, one, size=1.05)


def roselle() -> str:
    """A roselle flower head, 50 high."""
    return "".join(
        (
            shape("M0 0C-26 -4 -28 -30 -18 -54Q-8 -40 0 -58Q8 -40 18 -54C28 -30 26 -4 0 0Z", "#A3182B"),
            line("M0 -6L0 -40M-8 -8L-12 -38M8 -8L12 -38", "#D55A66", 3),
            line("M0 0L0 12", GREEN, 6),
        )
    )


def ear(colour: str = EGG) -> str:
    """An ear of rice, bending to the right, 110 high."""
    grains = [
        put(x, y, oval(0, 0, (4, 9), colour), turn=turn)
        for x, y, turn in spots(
            "6 -70 30, 16 -76 40, 14 -88 50, 28 -84 60, 28 -98 66, 42 -90 84, 44 -102 84, "
            "56 -90 104, 58 -100 100, 68 -86 120"
        )
    ]
    return line("M0 0Q0 -66 22 -86Q44 -100 68 -88", HUSK, 4) + "".join(grains)


def lotus() -> str:
    """A pink lotus, open."""
    outer = [
        put(0, 0, shape("M0 0C18 -12 16 -40 0 -52C-16 -40 -18 -12 0 0Z", colour), turn=turn)
        for turn, colour in ((-62, ROSE), (62, ROSE), (-36, "#EFA3AA"), (36, "#EFA3AA"), (0, "#F7C4C8"))
    ]
    return "".join(outer)


def garland(colour: str = PLUM) -> str:
    """A small cluster of buds."""
    return "".join(dot(x, y, 6, colour) for x, y in spots("0 0, 10 -4, -10 -4, 5 -12, -5 -12, 0 -20"))
