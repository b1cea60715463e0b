"""What goods are filled into: jars, bottles, bags, boxes, trays and plates."""

from __future__ import annotations

from drawings.colours import COTTON, CREAM, GLASS, GRASS, HUSK, LEAF, NUT, SILVER, STRAW, WHITE, WOOD
from drawings.svg import dot, line, oval, put, rect, ring, shadow, shape, within


def jar(content: str, lid: str, *mark: str) -> str:
    """A glass of `content` with a screwed `lid`; `mark` stands in the middle of its label."""
    return "".join(
        (
            shadow(0, 0, 46),
            rect(-40, -92, (80, 93), GLASS, 14),
            rect(-36, -78, (72, 75), content, 11),
            rect(-35, -112, (70, 20), lid, 5),
            rect(-35, -97, (70, 5), "#0000002E"),
            rect(-28, -66, (56, 46), COTTON, 5),
            put(0, -43, *mark),
            line("M-32 -72L-32 -14", "#FFFFFF8C", 4),
        )
    )


def pot(content: str, lid: str, *mark: str) -> str:
    """A low round glass of balm with its lid on."""
    return "".join(
        (
            shadow(0, 0, 50),
            rect(-44, -46, (88, 47), GLASS, 12),
            rect(-40, -40, (80, 37), content, 9),
            rect(-48, -66, (96, 22), lid, 6),
            rect(-48, -50, (96, 6), "#0000002E", 3),
            put(0, -21, *mark),
        )
    )


def bottle(liquid: str, cap: str, *mark: str) -> str:
    """A slim bottle, full of `liquid`."""
    glass = (
        "M-11 -118L11 -118L11 -104C11 -94 28 -92 28 -76L28 -10Q28 0 18 0L-18 0Q-28 0 -28 -10"
        "L-28 -76C-28 -92 -11 -94 -11 -104Z"
    )
    return "".join(
        (
            shadow(0, 0, 32),
            shape(glass, liquid),
            rect(-11, -118, (22, 12), GLASS),
            rect(-13, -132, (26, 17), cap, 4),
            rect(-28, -64, (56, 44), COTTON),
            put(0, -42, *mark),
            line("M-20 -84L-20 -70", "#FFFFFF99", 4),
        )
    )


def vial(liquid: str, cap: str, *mark: str) -> str:
    """A small square flask for oil."""
    return "".join(
        (
            shadow(0, 0, 36),
            rect(-32, -78, (64, 79), GLASS, 10),
            rect(-28, -68, (56, 65), liquid, 8),
            rect(-11, -90, (22, 14), GLASS),
            rect(-16, -116, (32, 28), cap, 5),
            rect(-22, -54, (44, 38), COTTON, 3),
            put(0, -35, *mark),
        )
    )


def pump(colour: str, *mark: str) -> str:
    """A bottle of shampoo with a pump on it."""
    return "".join(
        (
            shadow(0, 0, 42),
            line("M0 -96L0 -122L-26 -122", NUT, 9),
            rect(-16, -106, (32, 14), NUT, 3),
            rect(-36, -96, (72, 97), colour, 16),
            rect(-27, -70, (54, 52), COTTON, 6),
            put(0, -44, *mark),
            line("M-28 -82L-28 -20", "#FFFFFF66", 5),
        )
    )


def pill_jar(colour: str, cap: str, *mark: str) -> str:
    """A white plastic jar of capsules with a broad coloured label."""
    return "".join(
        (
            shadow(0, 0, 40),
            rect(-36, -96, (72, 97), WHITE, 12),
            rect(-30, -122, (60, 28), cap, 6),
            *(line(f"M{x} -118L{x} -98", "#00000026", 3) for x in range(-22, 24, 11)),
            rect(-36, -76, (72, 56), colour),
            dot(0, -48, 21, COTTON),
            put(0, -48, *mark),
        )
    )


def capsule(colour: str) -> str:
    """A capsule lying on its side."""
    return rect(-15, -7, (30, 14), colour, 7) + rect(0, -7, (15, 14), CREAM, 7) + rect(-2, -7, (8, 14), colour)


def bag(card: str, *content: str) -> str:
    """A clear bag closed by a folded card; one sees what is in it."""
    body = "M-56 -92L56 -92Q62 -46 54 -4Q0 4 -54 -4Q-62 -46 -56 -92Z"
    return "".join(
        (
            shadow(0, 2, 58),
            shape(body, "#FFFFFF"),
            within(body, *content),
            line("M-46 -82Q-50 -46 -45 -12", "#FFFFFFBF", 5),
            rect(-60, -122, (120, 34), card, 4),
            line("M-60 -96L60 -96", "#FFFFFF80", 2),
            rect(-34, -113, (68, 11), COTTON, 5),
        )
    )


def carton(front: str, side: str, *mark: str) -> str:
    """A small upright box, as tea is sold in."""
    return "".join(
        (
            shadow(6, 0, 54),
            shape("M34 -104L54 -116L54 -8L34 0Z", side),
            shape("M-46 -104L-26 -116L54 -116L34 -104Z", COTTON),
            rect(-46, -104, (80, 104), front),
            rect(-46, -30, (80, 16), "#FFFFFF59"),
            dot(-6, -66, 27, COTTON),
            put(-6, -66, *mark),
        )
    )


def box(*content: str) -> str:
    """An open box seen from the front, half from above; `content` lies in it."""
    return "".join(
        (
            shadow(0, 0, 98),
            shape("M-84 -62L84 -62L100 -22L-100 -22Z", COTTON),
            *content,
            shape("M-100 -24L100 -24L90 0L-90 0Z", WHITE),
            line("M-100 -24L100 -24", "#00000024", 2),
        )
    )


def plate(*content: str, leaf: bool = False) -> str:
    """A plate seen half from above, with a banana leaf on it where the food likes one."""
    return "".join(
        (
            shadow(0, 2, 104),
            oval(0, -20, (108, 26), WHITE),
            oval(0, -21, (92, 19), LEAF if leaf else "#E6E9EC"),
            oval(0, -22, (88, 17), GRASS if leaf else COTTON),
            *content,
        )
    )


def winnow(*content: str) -> str:
    """The flat bamboo tray the market shows things on."""
    weave = [line(f"M{x} -60L{x + 40} 20", "#7A4A1E38", 3) for x in range(-160, 140, 16)]
    back = [line(f"M{x} -60L{x - 40} 20", "#7A4A1E38", 3) for x in range(-120, 180, 16)]
    inside = "M-112 -24A112 24 0 0 1 112 -24A112 24 0 0 1 -112 -24Z"
    return "".join(
        (
            shadow(0, 4, 116),
            oval(0, -18, (122, 30), HUSK),
            oval(0, -24, (118, 27), STRAW),
            within(inside, *weave, *back),
            ring(0, -24, (114, 25), WOOD, 5),
            *content,
        )
    )


def cup(drink: str, colour: str, *mark: str) -> str:
    """A mug with its handle at the right."""
    return "".join(
        (
            shadow(4, 0, 48),
            ring(42, -46, (20, 22), colour, 11),
            shape("M-44 -88L44 -88L40 -12Q38 0 26 0L-26 0Q-38 0 -40 -12Z", colour),
            oval(0, -88, (44, 9), "#00000026"),
            oval(0, -88, (40, 7), drink),
            put(0, -44, *mark),
        )
    )


def steam(colour: str = SILVER) -> str:
    """What rises from something warm."""
    return line("M-12 0C-22 -12 -2 -18 -12 -32M8 0C-2 -12 18 -18 8 -32", colour, 4)
