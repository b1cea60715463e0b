"""What one goes on, and what is done for guests: houses, boats, carts, people."""

from __future__ import annotations

from drawings.colours import (
    BARK,
    BLUE,
    CLAY,
    COTTON,
    CREAM,
    EGG,
    GRASS,
    GREY,
    HUSK,
    INDIGO,
    INK,
    LAC,
    NUT,
    ORANGE,
    RED,
    SILVER,
    SKIN,
    STRAW,
    TEAL,
    WHITE,
    WOOD,
)
from drawings.svg import dot, line, oval, put, rect, ring, shadow, shape, spots


def person(shirt: str, *, hat: bool = True) -> str:
    """Somebody standing or sitting, from the waist up, 74 high."""
    head = dot(0, -52, 15, SKIN)
    top = (
        shape("M-32 -52L0 -76L32 -52Q0 -46 -32 -52Z", STRAW)
        if hat
        else shape("M-16 -52C-16 -72 16 -72 16 -52Q0 -62 -16 -52Z", INK)
    )
    return shape("M-24 0L-20 -28Q0 -42 20 -28L24 0Z", shirt) + head + top


def walker(shirt: str, legs: str) -> str:
    """Somebody walking with a bag, 124 high."""
    return "".join(
        (
            line("M-2 -48L-18 -2M2 -48L18 -4", legs, 11),
            rect(12, -88, (18, 34), LAC, 7),
            shape("M-18 -44L-14 -86Q0 -94 14 -86L18 -44Z", shirt),
            line("M-12 -80L-26 -54", shirt, 9),
            dot(0, -104, 15, SKIN),
            shape("M-26 -106L0 -126L26 -106Q0 -100 -26 -106Z", STRAW),
        )
    )


def raft() -> str:
    """A bamboo raft with a thatched roof, 220 wide, 110 high."""
    canes = [oval(x, 2, (9, 8), colour) for x, colour in zip(range(-100, 108, 17), (STRAW, HUSK) * 7, strict=False)]
    return "".join(
        (
            line("M-62 -8L-62 -74M62 -8L62 -74", BARK, 7),
            put(-24, -10, person(RED, hat=False), size=0.8),
            put(26, -10, person(TEAL, hat=False), size=0.8),
            shape("M-92 -70L-62 -106L62 -106L92 -70Z", HUSK),
            line("M-78 -70L-54 -104M-40 -70L-30 -104M0 -70L0 -104M40 -70L30 -104M78 -70L54 -104", NUT, 3),
            rect(-112, -14, (224, 12), WOOD, 5),
            *canes,
        )
    )


def long_boat() -> str:
    """A narrow rowing boat with somebody rowing, 230 wide."""
    return "".join(
        (
            put(-6, -22, person(INDIGO)),
            put(58, -20, person(ORANGE, hat=False), size=0.8),
            line("M-2 -48L-84 8", NUT, 6),
            oval(-88, 12, (8, 17), NUT),
            shape("M-122 -44Q-60 -14 0 -14Q60 -14 122 -44Q96 6 40 10L-40 10Q-96 6 -122 -44Z", BARK),
            line("M-122 -44Q-60 -14 0 -14Q60 -14 122 -44", WOOD, 6),
        )
    )


def farm_truck() -> str:
    """The farm truck that carries guests: open engine, bench, awning, 220 wide."""
    return "".join(
        (
            shadow(0, 2, 118),
            line("M-20 -40L-20 -112M92 -40L92 -112", GREY, 5),
            shape("M-36 -112L108 -112L100 -124L-28 -124Z", RED),
            put(20, -50, person(TEAL), size=0.7),
            put(66, -50, person(EGG, hat=False), size=0.7),
            rect(-30, -56, (132, 32), BLUE, 4),
            line("M-24 -40L96 -40", WHITE, 4),
            shape("M-104 -58L-52 -58L-36 -24L-104 -24Z", EGG),
            rect(-112, -50, (12, 26), SILVER, 3),
            dot(-106, -46, 6, CREAM),
            line("M-54 -58L-40 -86L-24 -86", INK, 5),
            ring(-32, -80, (4, 13), INK, 4),
            *(dot(x, -14, 19, INK) + dot(x, -14, 8, SILVER) for x in (-78, -2, 70)),
        )
    )


def bicycle() -> str:
    """A town bicycle with a basket, 200 wide."""
    return "".join(
        (
            *(
                ring(x, -36, (35, 35), INK, 6)
                + line(f"M{x - 24} -60L{x + 24} -12M{x + 24} -60L{x - 24} -12M{x} -70L{x} -2", SILVER, 2)
                for x in (-66, 66)
            ),
            line("M-66 -36L-30 -90L38 -90L0 -36Z", TEAL, 8),
            line("M0 -36L-36 -104M66 -36L40 -112", TEAL, 8),
            line("M-52 -106L-22 -106", NUT, 11),
            line("M40 -112L24 -116", INK, 7),
            shape("M48 -112L88 -112L82 -78L52 -78Z", HUSK),
            line("M50 -100L86 -100M51 -90L84 -90", NUT, 3),
            dot(0, -36, 9, SILVER),
        )
    )


def dye_pot() -> str:
    """An indigo pot with a cloth half dipped in it, 130 wide."""
    return "".join(
        (
            shadow(0, 0, 62),
            shape("M-56 -66L56 -66C76 -36 56 0 40 0L-40 0C-56 0 -76 -36 -56 -66Z", NUT),
            oval(0, -66, (58, 14), "#4A2C12"),
            oval(0, -66, (51, 10), INDIGO),
            shape("M-26 -128Q0 -136 26 -128L20 -64Q0 -56 -20 -64Z", WHITE),
            shape("M-23 -98Q0 -90 23 -98L20 -64Q0 -56 -20 -64Z", BLUE),
            shape("M-21 -78Q0 -72 21 -78L20 -64Q0 -56 -20 -64Z", INDIGO),
            dot(-8, -112, 4, BLUE),
            dot(10, -108, 4, BLUE),
        )
    )


def hand() -> str:
    """A hand on a long arm, reaching in from the right."""
    return "".join(
        (
            shape("M0 -6C16 -22 40 -24 60 -20L180 -22L180 14L56 10C36 16 14 12 0 4Z", SKIN),
            line("M2 -2L-14 2M6 4L-8 12M20 -18L2 -20", SKIN, 9),
        )
    )


def pressing_hands() -> str:
    """Two hands pressing down side by side, 90 wide, fingers down."""
    one = "".join(
        (
            line("M-14 0L-16 -22M-4 4L-5 -22M6 4L6 -22M15 -1L16 -22", SKIN, 9),
            shape("M-21 -18L21 -18L17 -60L-15 -60Z", SKIN),
            line("M-19 -24L-30 -12", SKIN, 9),
            rect(-20, -76, (40, 26), COTTON, 5),
        )
    )
    return put(-26, 0, one, turn=8) + put(26, 0, f'<g transform="scale(-1 1)">{one}</g>', turn=-8)


def lying_guest(cloth: str) -> str:
    """Somebody lying on a mat, face to the left, 240 wide."""
    return "".join(
        (
            rect(-132, -16, (264, 18), cloth, 8),
            rect(-128, -32, (54, 20), WHITE, 9),
            dot(-92, -44, 19, SKIN),
            shape("M-110 -50C-106 -70 -76 -66 -73 -46Q-88 -56 -110 -50Z", INK),
            shape("M-74 -18Q-74 -48 -40 -48L40 -44Q104 -40 120 -16Z", EGG),
            line("M-40 -46L-44 -18M30 -44L30 -18", "#0000001F", 4),
            line("M112 -22L124 -36", SKIN, 11),
        )
    )


def foot() -> str:
    """A bare foot seen from its sole, 110 high."""
    toes = [
        oval(x, y, (r, r * 1.15), SKIN) for x, y, r in spots("-20 -106 11, -3 -112 8, 11 -108 7.5, 22 -101 7, 31 -92 6")
    ]
    sole = (
        "M-30 -82C-26 -104 34 -100 34 -72C34 -54 18 -46 20 -22C20 -4 6 0 -4 0"
        "C-18 0 -26 -10 -24 -28C-22 -46 -36 -62 -30 -82Z"
    )
    return (
        shape(sole, SKIN) + "".join(toes) + oval(0, -76, (22, 13), "#B5523E40") + oval(-2, -16, (13, 10), "#B5523E40")
    )


def dress(top: str, skirt: str, hem: str) -> str:
    """A local costume on a hanger: blouse, sash and tube skirt, 130 high."""
    return "".join(
        (
            line("M0 -122Q0 -134 8 -132M-30 -112L0 -124L30 -112", NUT, 4),
            shape("M-20 -116Q0 -104 20 -116L46 -98L38 -76L26 -82L26 -58L-26 -58L-26 -82L-38 -76L-46 -98Z", top),
            shape("M-28 -60L28 -60L38 0L-38 0Z", skirt),
            shape("M-35 -20L35 -20L38 0L-38 0Z", hem),
            line("M-34 -14l8 -5l8 5l8 -5l8 5l8 -5l8 5l8 -5l8 5", EGG, 3),
            rect(-30, -66, (60, 11), EGG, 3),
            line("M20 -114L-24 -62", LAC, 11),
        )
    )


def donation_box() -> str:
    """A wooden box with a slot and a heart, 110 wide, 90 high."""
    heart = shape("M0 14C-26 -4 -18 -24 -6 -20Q-1 -18 0 -12Q1 -18 6 -20C18 -24 26 -4 0 14Z", LAC)
    return "".join(
        (
            shadow(0, 0, 60),
            rect(-56, -78, (112, 78), WOOD, 4),
            shape("M-56 -78L-44 -92L44 -92L56 -78Z", "#DDA766"),
            rect(-22, -88, (44, 6), INK, 3),
            rect(-34, -62, (68, 46), COTTON, 5),
            put(0, -36, heart),
        )
    )


def baht_note(colour: str = GRASS) -> str:
    """A bank note, 70 wide, around its middle."""
    return rect(-36, -20, (72, 40), colour, 4) + rect(-31, -15, (62, 30), "#FFFFFF59", 3) + dot(0, 0, 11, CREAM)


def coin(colour: str = EGG) -> str:
    """A coin lying on edge."""
    return dot(0, -16, 16, "#C68A1E") + dot(0, -16, 13, colour)


def rice_table(*content: str) -> str:
    """The round footed tray of an evening meal, 200 wide, 70 high."""
    return "".join(
        (
            shadow(0, 0, 80),
            shape("M-56 -8L56 -8L70 0L-70 0Z", NUT),
            shape("M-46 -36L46 -36L58 -6L-58 -6Z", WOOD),
            *(line(f"M{x} -32L{x * 1.2:g} -8", NUT, 3) for x in range(-36, 40, 12)),
            shape("M-112 -50L112 -50Q104 -32 60 -32L-60 -32Q-104 -32 -112 -50Z", CLAY),
            oval(0, -50, (112, 24), "#8E3F14"),
            oval(0, -52, (104, 20), "#C9673A"),
            *content,
        )
    )
