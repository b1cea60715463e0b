"""What is cooked, baked, dried and wrapped."""

from __future__ import annotations

from drawings.colours import (
    BARK,
    BROWN,
    CLAY,
    COTTON,
    CREAM,
    HUSK,
    INK,
    MEAT,
    NUT,
    ORANGE,
    ROSE,
    SPROUT,
    TURMERIC,
    WHITE,
)
from drawings.svg import dot, line, oval, put, rect, ring, shadow, shape, spots, within


def fish(colour: str = "#8FA3B5", belly: str = "#D9E0E6") -> str:
    """A fish looking to the left, 130 wide, around its middle."""
    body = "M-64 0C-40 -34 20 -34 46 -4L66 -22Q60 0 66 22L46 4C20 34 -40 34 -64 0Z"
    return "".join(
        (
            shape(body, colour),
            within(body, oval(-10, 24, (60, 18), belly)),
            dot(-44, -5, 5, WHITE),
            dot(-44, -5, 2.5, INK),
            line("M-28 -17Q-20 0 -28 17", "#0000004C", 3),
            line("M-10 -12Q-4 0 -10 12M8 -12Q14 0 8 12M24 -8Q28 0 24 8", "#0000002E", 3),
        )
    )


def butterflied(colour: str) -> str:
    """A fish opened along its back and dried, 100 high, standing on its tail."""
    return "".join(
        (
            shape(
                "M0 -108C-14 -100 -44 -84 -40 -46C-38 -26 -12 -20 -10 -14L-20 0L20 0L10 -14C12 -20 38 -26 40 -46"
                "C44 -84 14 -100 0 -108Z",
                colour,
            ),
            line("M0 -96L0 -10", "#FFFFFF99", 4),
            line("M0 -80L-24 -66M0 -80L24 -66M0 -62L-28 -48M0 -62L28 -48M0 -44L-24 -32M0 -44L24 -32", "#FFFFFF80", 3),
            dot(-9, -92, 3, INK),
            dot(9, -92, 3, INK),
        )
    )


def shrimp(colour: str = ORANGE) -> str:
    """A curled shrimp, 56 across."""
    return "".join(
        (
            line("M20 -6C24 -40 -22 -44 -22 -14C-22 2 -6 6 4 0", colour, 15),
            line("M8 -32L4 -22M-10 -32L-8 -22M-24 -20L-14 -16", "#FFFFFFA6", 3),
            shape("M2 -6L18 -2L12 12L0 6Z", colour),
            line("M22 -8L36 -26M22 -8L38 -12", colour, 2.5),
            dot(21, -14, 2.5, INK),
        )
    )


def egg(colour: str) -> str:
    """An egg standing, 50 high."""
    shine = oval(-7, -32, (5, 8), "#FFFFFF99")
    return shape("M0 0C-26 0 -24 -30 -14 -44Q0 -60 14 -44C24 -30 26 0 0 0Z", colour) + shine


def egg_half() -> str:
    """A boiled salted egg cut open."""
    return oval(0, -20, (24, 20), WHITE) + ring(0, -20, (24, 20), "#DCE6EA", 3) + dot(0, -18, 11, ORANGE)


def strip(colour: str = MEAT) -> str:
    """A strip of dried meat with its fat, 80 long, around its middle."""
    body = "M-40 -9Q-20 -17 0 -10T40 -9Q46 0 40 10Q18 16 0 10T-40 10Q-46 0 -40 -9Z"
    return shape(body, colour) + line("M-32 -1Q-14 -8 2 0T34 0", "#E7B39C", 4)


def dried_banana(colour: str = "#B5701F") -> str:
    """A flat sun-dried banana, 84 wide, around its middle."""
    body = "M-42 4C-34 -16 -10 -18 8 -14C26 -12 38 -8 42 2C34 16 -20 18 -42 4Z"
    return shape(body, colour) + line("M-28 0Q-8 -9 14 -5", "#F2B65C", 5) + line("M-20 9Q6 12 28 6", "#00000030", 3)


def sausage() -> str:
    """A coil of herb sausage, 120 across, seen half from above."""
    coil = (
        "M0 -26C20 -34 34 -18 10 -14C-26 -10 -36 -32 -4 -40C40 -48 66 -20 40 -4"
        "C0 16 -72 4 -62 -26C-54 -50 -10 -62 34 -56"
    )
    fleck = [
        line(f"M{x} {y}l5 3", TURMERIC if n % 2 else SPROUT, 3)
        for n, (x, y) in enumerate(
            spots("-58 -20, -40 -2, -10 4, 24 0, 46 -18, 34 -40, 0 -42, -24 -30, -4 -14, -30 -50")
        )
    ]
    return line(coil, "#8E3B1C", 19) + line(coil, "#B3541E", 14) + "".join(fleck)


def crackling() -> str:
    """A puffed piece of pork skin."""
    body = "M-20 -2C-30 -10 -22 -22 -12 -18C-10 -30 8 -30 10 -20C24 -24 30 -8 20 -2C12 6 -12 6 -20 -2Z"
    return shape(body, "#EBC27E") + line("M-12 -8Q-6 -14 0 -8T12 -8", "#B98A3E", 3)


def banana_chip(colour: str = TURMERIC) -> str:
    """A long thin chip, around its middle."""
    return oval(0, 0, (24, 10), HUSK) + oval(0, -1, (22, 8), colour) + line("M-14 -1L14 -1", "#8A5A0066", 2.5)


def taro_chip() -> str:
    """A round chip with lilac flecks."""
    flecks = [dot(x, y, 1.8, "#8A5A9B") for x, y in spots("-8 -4, 0 6, 7 -5, -3 -1, 9 4, -10 5")]
    return oval(0, 0, (19, 15), "#C9A7BD") + oval(0, -1, (17, 13), "#F0E2EA") + "".join(flecks)


def rice_cracker() -> str:
    """A disc of puffed rice with a spiral of cane syrup."""
    bumps = [put(0, 0, dot(0, -30, 7, CREAM), turn=24 * number) for number in range(15)]
    grains = [put(0, 0, oval(0, -18, (4, 6), "#F3DFAE"), turn=30 * number) for number in range(12)]
    swirl = line("M0 0C8 -6 12 8 0 10C-16 10 -16 -14 2 -16C24 -16 24 16 2 20", NUT, 5)
    return "".join((*bumps, dot(0, 0, 29, CREAM), *grains, swirl))


def brittle(ground: str, seed: str) -> str:
    """A bar of nuts or sesame, 76 wide, seen half from above."""
    seeds = [oval(x + (y % 14), y, (3.2, 2.4), seed) for y in (-30, -23, -16) for x in range(-34, 30, 9)]
    return "".join(
        (
            shape("M-36 -36L42 -36L38 -10L-42 -10Z", ground),
            *seeds,
            shape("M-42 -10L38 -10L38 0L-42 0Z", "#0000004C"),
            shape("M-42 -10L38 -10L38 0L-42 0Z", ground),
            shape("M-42 -10L38 -10L38 0L-42 0Z", "#00000038"),
        )
    )


def rice_bowl(rice: str = WHITE, bowl: str = "#3F6FB5") -> str:
    """A bowl heaped with rice."""
    return "".join(
        (
            shadow(0, 0, 40),
            shape("M-44 -38C-40 -72 40 -72 44 -38Z", rice),
            *(oval(x, y, (4, 2), "#DCDDD6") for x, y in spots("-20 -50, -4 -58, 12 -50, 24 -46, -8 -46")),
            shape("M-50 -40L50 -40C48 -10 26 0 0 0C-26 0 -48 -10 -50 -40Z", bowl),
            rect(-50, -44, (100, 7), COTTON, 3),
        )
    )


def grains(colour: str, shade: str) -> str:
    """A heap of rice grains, 160 wide."""
    bits = [
        put(x, y, oval(0, 0, (5, 2), shade), turn=(x * 7 + y * 5) % 180)
        for x, y in spots(
            "-50 -8, -34 -18, -18 -10, -8 -34, 0 -20, 14 -44, 20 -14, 30 -28, 44 -10, -22 -32, "
            "6 -8, 54 -16, -4 -50, -38 -6"
        )
    ]
    return shape("M-84 0Q-40 -20 -16 -52Q0 -68 16 -52Q40 -20 84 0Q0 10 -84 0Z", colour) + "".join(bits)


def ball(colour: str) -> str:
    """A small ball of sweet or rice."""
    return dot(0, -12, 13, colour) + oval(-4, -17, (4, 3), "#FFFFFF80")


def curry(colour: str, *bits: str) -> str:
    """A small bowl of curry seen half from above."""
    return "".join(
        (
            shape("M-38 -24L38 -24Q34 0 0 2Q-34 0 -38 -24Z", COTTON),
            oval(0, -24, (38, 10), WHITE),
            oval(0, -24, (32, 7), colour),
            *bits,
        )
    )


def ground_meat(colour: str = CLAY) -> str:
    """A heap of something chopped."""
    return shape("M-40 -18Q-20 -46 0 -42Q22 -46 40 -18Q0 -6 -40 -18Z", colour) + "".join(
        dot(x, y, 3, fill) for x, y, fill in ((-16, -26, SPROUT), (4, -34, ROSE), (16, -22, BROWN), (-4, -18, BARK))
    )
