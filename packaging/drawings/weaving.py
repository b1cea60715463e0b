"""What is woven of bamboo, rattan, reed and grass."""

from __future__ import annotations

from drawings.colours import BARK, CREAM, EGG, HUSK, LAC, LEAF, NUT, STRAW, TURMERIC, WOOD
from drawings.svg import dot, line, oval, put, rect, ring, shadow, shape, within


def weave(light: str, dark: str, step: int = 12) -> str:
    """A plain weave, to be shown within a shape standing on (0, 0)."""
    cells = [
        rect(x, y, (step - 1.5, step / 2 - 1), dark)
        for row, y in enumerate(range(-140, 30, step // 2))
        for x in range(-180 + (row % 2) * step, 180, 2 * step)
    ]
    return rect(-190, -150, (380, 190), light) + "".join(cells)


def slanted(colour: str, step: int = 14) -> str:
    """Slanted strands both ways, to be shown within a shape."""
    down = [line(f"M{x} -150L{x + 150} 20", colour, 3) for x in range(-330, 190, step)]
    up = [line(f"M{x} -150L{x - 150} 20", colour, 3) for x in range(-190, 330, step)]
    return "".join((*down, *up))


def rice_box(body: str = STRAW, strands: str = HUSK, band: str = NUT) -> str:
    """The lidded basket for sticky rice with its cord and crossed foot, 90 wide, 118 high."""
    round_body = "M-40 -66C-46 -40 -42 -22 -30 -12L30 -12C42 -22 46 -40 40 -66Z"
    lid = "M-43 -64L-38 -102Q0 -112 38 -102L43 -64Q0 -56 -43 -64Z"
    return "".join(
        (
            shadow(0, 0, 44),
            line("M-42 -60C-70 -100 -40 -130 0 -128C40 -130 70 -100 42 -60", band, 3.5),
            line("M-28 0L28 -14M28 0L-28 -14", band, 7),
            shape(round_body, body),
            within(round_body, weave(body, strands)),
            shape(lid, body),
            within(lid, weave(body, strands)),
            line("M-43 -64Q0 -56 43 -64", band, 6),
            line("M-38 -102Q0 -93 38 -102", band, 3),
            oval(0, -103, (37, 6), body),
        )
    )


def basket(light: str, dark: str, handle: str, *content: str) -> str:
    """An open basket with one high handle, 130 wide, 128 high."""
    body = "M-66 -62L66 -62L52 -4Q50 0 44 0L-44 0Q-50 0 -52 -4Z"
    return "".join(
        (
            shadow(0, 0, 62),
            line("M-60 -62C-54 -146 54 -146 60 -62", handle, 9),
            *content,
            shape(body, light),
            within(body, weave(light, dark)),
            line("M-66 -62L66 -62", handle, 9),
            line("M-48 -4L48 -4", handle, 6),
        )
    )


def deep_basket(light: str, strands: str) -> str:
    """A small round bamboo basket with an open hexagon weave, 110 wide, 90 high."""
    body = "M-56 -84L56 -84C60 -40 50 -10 40 0L-40 0C-50 -10 -60 -40 -56 -84Z"
    level = [line(f"M-70 {y}L70 {y}", strands, 4) for y in (-70, -50, -30, -12)]
    return "".join(
        (
            shadow(0, 0, 54),
            shape(body, light),
            within(body, slanted(strands, 24), *level),
            oval(0, -84, (57, 13), strands),
            oval(0, -84, (50, 9), BARK),
            ring(0, -84, (55, 12), strands, 5),
        )
    )


def reed_bag(light: str, dark: str, strap: str, *pattern: str) -> str:
    """A wide bag of reed with two short handles, 150 wide."""
    body = "M-76 -82L76 -82L66 -6Q64 0 56 0L-56 0Q-64 0 -66 -6Z"
    return "".join(
        (
            shadow(0, 0, 74),
            line("M-32 -80C-32 -134 32 -134 32 -80", strap, 8),
            shape(body, light),
            within(body, weave(light, dark, 14), *pattern),
            line("M-76 -82L76 -82", dark, 5),
        )
    )


def braid_bag(light: str, dark: str) -> str:
    """A round bag of thick braids, a flap over it and a long strap, 120 wide."""
    rows = [line(f"M-52 {y}" + "q8 -11 16 0t16 0" * 4, dark, 4) for y in range(-84, 6, 13)]
    body = "M-58 -88Q0 -98 58 -88C70 -40 56 0 40 0L-40 0C-56 0 -70 -40 -58 -88Z"
    flap = "M-60 -90Q0 -102 60 -90Q52 -42 0 -38Q-52 -42 -60 -90Z"
    return "".join(
        (
            shadow(0, 0, 56),
            line("M-54 -86C-46 -142 46 -142 54 -86", NUT, 6),
            shape(body, light),
            within(body, *rows),
            shape(flap, dark),
            within(flap, *(line(f"M-60 {y}" + "q8 -9 16 0t16 0" * 4, light, 3) for y in range(-92, -36, 12))),
            dot(0, -40, 8, NUT),
            dot(0, -40, 3, CREAM),
        )
    )


def mat_roll(*colours: str) -> str:
    """A reed mat, rolled up and leaning out at one end, 210 wide."""
    stripes = [rect(-104 + 14 * n, -80, (14, 84), colours[n % len(colours)]) for n in range(14)]
    sheet = "M-100 -22L124 -22L140 0L-100 0Z"
    lines = [rect(-110 + 14 * n, -30, (14, 40), colours[n % len(colours)]) for n in range(20)]
    return "".join(
        (
            shadow(16, 0, 126),
            within(sheet, *lines),
            within("M-100 -70Q-100 -78 -92 -78L84 -78L84 -6L-92 -6Q-100 -6 -100 -14Z", *stripes),
            oval(86, -42, (20, 36), STRAW),
            ring(86, -42, (14, 27), HUSK, 4),
            ring(86, -42, (7, 16), HUSK, 4),
            line("M-64 -78L-64 -6M46 -78L46 -6", LAC, 6),
        )
    )


def mat_folded(*colours: str) -> str:
    """A mat folded in four, held like a book, 180 wide."""
    face = "M-88 -108L88 -108L88 -8L-88 -8Z"
    frames = [
        ring(0, -58, (rx, ry), colour, 8) for (rx, ry), colour in (((60, 34), colours[1]), ((40, 20), colours[2]))
    ]
    rows = [line(f"M-88 {y}L88 {y}", "#7A4A1E40", 2) for y in range(-104, -8, 7)]
    return "".join(
        (
            shadow(6, 0, 96),
            shape("M-88 -8L88 -8L98 0L-78 0Z", colours[2]),
            shape("M88 -108L98 -100L98 0L88 -8Z", colours[1]),
            shape(face, colours[0]),
            within(face, *frames, *rows),
            line("M-88 -108L88 -108L88 -8L-88 -8Z", colours[1], 6),
            line("M-24 -108Q0 -136 24 -108", NUT, 7),
        )
    )


def fan() -> str:
    """A woven fan in the shape of a heart with its stick, 130 high."""
    blade = "M0 -34C-30 -34 -62 -52 -58 -86C-54 -120 -18 -126 0 -108C18 -126 54 -120 58 -86C62 -52 30 -34 0 -34Z"
    return "".join(
        (
            line("M0 -50L0 0", NUT, 8),
            shape(blade, STRAW),
            within(blade, weave(STRAW, LAC, 14)),
            line(blade, NUT, 5),
        )
    )


def hat() -> str:
    """The palm-leaf hat of the fields, 190 wide."""
    crown = "M-96 -14L-38 -54C-34 -96 34 -96 38 -54L96 -14Q0 12 -96 -14Z"
    rays = [line(f"M0 -86L{x} 0", "#7A4A1E4C", 3) for x in range(-110, 120, 20)]
    return "".join(
        (
            shadow(0, 0, 100),
            shape(crown, STRAW),
            within(crown, *rays),
            line("M-68 -31Q0 -8 68 -31", "#7A4A1E59", 3),
            line("M-39 -53Q0 -38 39 -53", LAC, 8),
            line("M-96 -14Q0 12 96 -14", HUSK, 6),
        )
    )


def food_cover() -> str:
    """The bamboo dome that keeps flies off, 180 wide."""
    dome = "M-92 -8C-88 -80 -48 -104 0 -104C48 -104 88 -80 92 -8Q0 8 -92 -8Z"
    return "".join(
        (
            shadow(0, 2, 96),
            shape(dome, CREAM),
            within(dome, slanted(HUSK, 18)),
            line(dome, HUSK, 6),
            line("M-82 -48Q0 -30 82 -48", LAC, 7),
            dot(0, -110, 11, NUT),
        )
    )


def coaster(colour: str, second: str) -> str:
    """A round reed coaster lying flat, around its middle."""
    return "".join(
        (
            oval(0, 4, (44, 20), "#00000026"),
            oval(0, 0, (44, 20), colour),
            ring(0, 0, (34, 15), second, 4),
            ring(0, 0, (22, 10), second, 4),
            oval(0, 0, (8, 4), second),
        )
    )


def lamp() -> str:
    """A hanging bamboo lamp, lit, 120 wide."""
    shade = "M0 -92C-60 -88 -70 -30 -34 0L34 0C70 -30 60 -88 0 -92Z"
    return "".join(
        (
            line("M0 -140L0 -92", NUT, 4),
            dot(0, -40, 62, "#FFCE5473"),
            shape(shade, "#FFE08A"),
            within(shade, slanted(HUSK, 20), *(line(f"M-80 {y}L80 {y}", HUSK, 3) for y in (-70, -46, -22))),
            line("M-34 0L34 0M-20 -92L20 -92", NUT, 7),
            line(shade, HUSK, 4),
        )
    )


def broom() -> str:
    """A broom of flower grass lying down, 260 wide."""
    hairs = [
        line(f"M-8 {-30 + n}Q-70 {-46 + n * 5} -116 {-78 + 12 * n}", (STRAW, HUSK, CREAM)[n % 3], 7) for n in range(9)
    ]
    return "".join(
        (
            line("M0 -26L140 -56", WOOD, 11),
            *hairs,
            shape("M-26 -46L14 -36L18 -16L-22 -10Z", LAC),
            line("M-14 -44L-10 -12M-2 -40L2 -14", TURMERIC, 4),
        )
    )


def strips(*colours: str) -> str:
    """Cut bamboo strips in a fan, 100 wide."""
    return "".join(put(0, 0, rect(-4, -96, (8, 96), colours[n % len(colours)], 2), turn=-40 + 11 * n) for n in range(7))


def mallet() -> str:
    """A small wooden mallet."""
    return line("M0 0L0 -56", WOOD, 9) + rect(-24, -78, (48, 26), NUT, 6) + line("M-12 -74L-12 -56", EGG, 3)


def broken_basket() -> str:
    """A round basket whose rim has come loose, being mended, 130 wide."""
    body = "M-62 -70L62 -70C64 -34 52 -6 40 0L-40 0C-52 -6 -64 -34 -62 -70Z"
    return "".join(
        (
            shadow(0, 0, 56),
            shape(body, STRAW),
            within(body, weave(STRAW, HUSK)),
            shape("M4 -74L48 -74L40 -50L28 -56L22 -34L12 -52Z", BARK),
            line("M-62 -70L6 -70M46 -70L62 -70", NUT, 9),
            line("M16 -52Q40 -60 44 -100M26 -36Q56 -52 66 -92", LEAF, 6),
        )
    )
