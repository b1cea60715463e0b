"""What is woven, sewn and worn: cloth with its patterns, clothes, bags and cushions."""

from __future__ import annotations

from drawings.colours import COTTON, CREAM, EGG, INK, NUT, WHITE
from drawings.svg import dot, line, oval, put, rect, ring, shadow, shape, spots, within


def diamonds(colour: str, heart: str) -> str:
    """Rows of diamonds, as mudmee shows them."""
    one = line("M-12 0L0 -12L12 0L0 12Z", colour, 4) + shape("M-4 0L0 -4L4 0L0 4Z", heart)
    return "".join(put(x + (y // 24 % 2) * 12, y, one) for y in range(-132, 24, 24) for x in range(-156, 168, 24))


def naga(colour: str, second: str) -> str:
    """Rows of waves with hooks, as the naga pattern runs."""
    rows = []
    for number, y in enumerate(range(-126, 24, 26)):
        wave = "".join("q10 -18 20 0t20 0" for _step in range(9))
        rows.append(line(f"M-170 {y}{wave}", colour if number % 2 else second, 5))
        rows += [dot(x, y + 12, 2.5, second) for x in range(-160, 170, 20)]
    return "".join(rows)


def checks(colour: str, second: str, step: int = 26) -> str:
    """The checks of a pakhaoma."""
    down = [rect(x, -140, (step / 2, 180), colour) for x in range(-182, 182, step)]
    across = [f'<g opacity="0.6">{rect(-180, y, (360, step / 2), colour)}</g>' for y in range(-140, 30, step)]
    thin = [line(f"M{x + step * 0.75:g} -140L{x + step * 0.75:g} 30", second, 2.5) for x in range(-182, 182, step)]
    thin += [line(f"M-180 {y + step * 0.75:g}L180 {y + step * 0.75:g}", second, 2.5) for y in range(-140, 30, step)]
    return "".join((*down, *across, *thin))


def stripes(*colours: str, step: int = 14) -> str:
    """Stripes across, one colour after another."""
    return "".join(
        rect(-180, y, (360, step), colours[number % len(colours)]) for number, y in enumerate(range(-140, 40, step))
    )


def tie_dye(colour: str) -> str:
    """Rings where the cloth was bound before dyeing."""
    return "".join(
        ring(x, y, (r, r), colour, 4)
        for x, y in spots("-60 -70, -10 -36, 44 -76, -70 -14, 70 -22, 0 -100, 100 -60, -110 -40")
        for r in (8, 18)
    )


def folded(colour: str, *pattern: str) -> str:
    """A cloth folded to a thick square, seen from the front, 180 wide."""
    front = "M-90 -96Q-90 -104 -82 -104L82 -104Q90 -104 90 -96L90 -26L-90 -26Z"
    edge = [
        shape(f"M-90 {y}L90 {y}Q98 {y + 6} 90 {y + 12}L-90 {y + 12}Q-84 {y + 6} -90 {y}Z", colour) for y in (-26, -13)
    ]
    folds = [line(f"M-88 {y}L90 {y}", "#00000047", 3) for y in (-26, -13, -1)]
    return "".join((shadow(0, 0, 96), shape(front, colour), within(front, *pattern), *edge, *folds))


def draped(colour: str, *pattern: str) -> str:
    """A cloth hanging over a bar, 200 wide, 128 high."""
    fall = "M-92 -116L92 -116L92 -8Q70 2 46 -6T0 -6T-46 -6T-92 -6Z"
    pleats = [line(f"M{x} -104L{x} -8", "#00000024", 5) for x in (-62, -22, 20, 60)]
    return "".join((shape(fall, colour), within(fall, *pattern), *pleats, rect(-114, -126, (228, 11), NUT, 5)))


def bolt(colour: str, *pattern: str) -> str:
    """A roll of cloth lying down, its end hanging towards us, 190 wide."""
    sheet = "M-80 -64L84 -64L84 -4L-80 -4Z"
    roll = "M-88 -92Q-88 -112 -72 -112L80 -112Q94 -112 94 -86T80 -60L-72 -60Q-88 -60 -88 -92Z"
    return "".join(
        (
            shadow(0, 0, 96),
            shape(sheet, colour),
            within(sheet, *pattern),
            rect(-80, -62, (164, 10), "#00000029"),
            shape(roll, colour),
            within(roll, *pattern),
            oval(82, -86, (13, 26), COTTON),
            ring(82, -86, (8, 16), colour, 5),
            dot(82, -86, 4, NUT),
        )
    )


def scarf(colour: str, *pattern: str, fringe: str = WHITE) -> str:
    """A scarf laid in a loop with both ends down, 120 wide, 128 high."""
    left = "M-46 -84L-10 -96L4 -16L-34 -10Z"
    right = "M48 -84L12 -96L14 -2L54 -6Z"
    loop = "M-52 -92C-60 -132 60 -132 54 -92C40 -66 -40 -66 -52 -92Z"
    ends = [
        line(f"M{-30 + 8 * n} {-12 - n * 1.2:g}l-2 14M{18 + 9 * n} {-4 - n * 0.6:g}l0 12", fringe, 3) for n in range(5)
    ]
    return "".join(
        (
            shape(left, colour),
            within(left, *pattern),
            shape(right, colour),
            within(right, *pattern),
            *ends,
            line("M-8 -92L4 -18M14 -94L16 -6", "#00000033", 4),
            shape(loop, colour),
            within(loop, *pattern),
            oval(0, -103, (34, 13), "#00000052"),
        )
    )


def pha_sin(colour: str, hem: str, *pattern: str) -> str:
    """A tube skirt hanging: plain body, the woven hem below, 120 wide."""
    body = "M-62 -122L62 -122L72 -4Q0 8 -72 -4Z"
    foot = "M-68 -54L68 -54L72 -4Q0 8 -72 -4Z"
    return "".join(
        (
            shadow(0, 2, 76),
            shape(body, colour),
            line("M-64 -104L64 -104M-65 -94L65 -94", "#FFFFFF66", 4),
            line("M-66 -74L66 -74", "#FFFFFF40", 4),
            shape(foot, hem),
            within(foot, *pattern),
            line("M-72 -4Q0 8 72 -4", EGG, 5),
            rect(-64, -126, (128, 10), CREAM, 3),
            line("M-34 -112L-38 0M30 -112L36 0", "#00000024", 5),
        )
    )


def shirt(colour: str, *details: str) -> str:
    """A short-sleeved shirt laid flat, 150 wide, 126 high."""
    body = "M-26 -124L26 -124L74 -92L56 -62L40 -72L42 0L-42 0L-40 -72L-56 -62L-74 -92Z"
    return "".join(
        (
            shadow(0, 2, 50),
            shape(body, colour),
            within(body, *details),
            line("M-40 -72L-38 -92M40 -72L38 -92", "#00000038", 3),
        )
    )


def trousers(colour: str, *pattern: str) -> str:
    """Wide trousers with a tied waist, 120 wide."""
    body = "M-44 -120L44 -120L60 0L10 0L0 -70L-10 0L-60 0Z"
    return "".join(
        (
            shadow(0, 2, 64),
            shape(body, colour),
            within(body, *pattern),
            rect(-46, -126, (92, 16), COTTON, 4),
            line("M-4 -112L-12 -90M4 -112L14 -92", COTTON, 5),
            line("M0 -108L0 -72", "#00000040", 3),
        )
    )


def tote(colour: str, strap: str, *pattern: str) -> str:
    """A cloth bag with two handles, 110 wide, 128 high."""
    body = "M-56 -78L56 -78L62 -8Q60 0 50 0L-50 0Q-60 0 -62 -8Z"
    return "".join(
        (
            shadow(0, 0, 66),
            line("M-30 -78C-30 -134 30 -134 30 -78", strap, 9),
            shape(body, colour),
            within(body, *pattern),
            rect(-58, -82, (116, 12), strap, 4),
        )
    )


def cushion(colour: str, *pattern: str) -> str:
    """A square cushion, 130 wide."""
    body = "M-62 -104Q0 -92 62 -104Q52 -52 62 -2Q0 -12 -62 -2Q-52 -52 -62 -104Z"
    return "".join(
        (
            shadow(0, 0, 66),
            shape(body, colour),
            within(body, *pattern),
            line(f"{body}", CREAM, 3),
            *(dot(x, y, 5, EGG) for x, y in spots("-62 -104, 62 -104, -62 -2, 62 -2")),
        )
    )


def tape(colour: str = EGG) -> str:
    """A measuring tape, rolled, its end running out, 100 wide."""
    marks = [line(f"M{x} -6l0 -{10 if x % 20 == 0 else 6}", INK, 2.5) for x in range(0, 96, 10)]
    return "".join(
        (
            rect(-4, -24, (104, 20), colour, 2),
            *marks,
            dot(-16, -28, 28, colour),
            dot(-16, -28, 18, WHITE),
            ring(-16, -28, (22, 22), "#00000033", 2),
            dot(-16, -28, 6, NUT),
        )
    )


def scissors() -> str:
    """A pair of scissors, open, pointing up, 110 high."""
    return "".join(
        (
            line("M-14 -24L16 -108", "#AEB6C2", 9),
            line("M14 -24L-16 -108", "#C9CED6", 9),
            dot(0, -62, 4, INK),
            ring(-20, -14, (13, 15), "#A3182B", 7),
            ring(20, -14, (13, 15), "#A3182B", 7),
        )
    )


def spool(colour: str) -> str:
    """A reel of thread, 56 high."""
    turns = [line(f"M-17 {y}L17 {y - 3}", "#FFFFFF59", 2) for y in range(-12, -42, -7)]
    return "".join(
        (rect(-18, -48, (36, 42), colour, 4), *turns, rect(-24, -56, (48, 9), NUT, 3), rect(-24, -8, (48, 9), NUT, 3))
    )
