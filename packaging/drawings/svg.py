"""Shapes as SVG text. Motifs stand on the point (0, 0) and grow upwards; a scene puts them on a table."""

from __future__ import annotations

import hashlib
from typing import Final

WIDTH: Final = 320
HEIGHT: Final = 240
FLOOR: Final = 184
"""Where things stand in a scene, before it is fitted into the part of a picture that a tile shows."""

_SHOWN: Final = 0.86
_MIDDLE: Final = (WIDTH / 2, HEIGHT / 2)


def spots(places: str) -> tuple[tuple[float, ...], ...]:
    """The numbers of "x y, x y": where things lie, and what else is said of each."""
    return tuple(tuple(map(float, place.split())) for place in places.split(","))


def _ink(what: str, colour: str) -> str:
    """A colour as SVG of this small kind has it: what "#RRGGBBAA" lets through stands by itself."""
    solid, through = colour[:7], colour[7:]
    return f'{what}="{solid}"' + (f' {what}-opacity="{int(through, 16) / 255:.2f}"' if through else "")


def rect(x: float, y: float, size: tuple[float, float], fill: str, r: float = 0) -> str:
    """A rectangle from its left upper corner, its corners rounded by `r`."""
    return f'<rect x="{x:g}" y="{y:g}" width="{size[0]:g}" height="{size[1]:g}" rx="{r:g}" {_ink("fill", fill)}/>'


def oval(x: float, y: float, size: tuple[float, float], fill: str) -> str:
    """An ellipse around its middle; `size` is its two radii."""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{size[0]:g}" ry="{size[1]:g}" {_ink("fill", fill)}/>'


def dot(x: float, y: float, r: float, fill: str) -> str:
    """A full circle."""
    return oval(x, y, (r, r), fill)


def ring(x: float, y: float, size: tuple[float, float], colour: str, width: float = 4) -> str:
    """The outline of an ellipse around its middle."""
    return (
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="{size[0]:g}" ry="{size[1]:g}" fill="none"'
        f' {_ink("stroke", colour)} stroke-width="{width:g}"/>'
    )


def shape(path: str, fill: str) -> str:
    """A filled path."""
    return f'<path d="{path}" {_ink("fill", fill)}/>'


def line(path: str, colour: str, width: float = 4) -> str:
    """A path drawn with a round pen."""
    return (
        f'<path d="{path}" fill="none" {_ink("stroke", colour)} stroke-width="{width:g}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def put(x: float, y: float, *parts: str, size: float = 1, turn: float = 0) -> str:
    """`parts` moved to (x, y), made larger by `size` and turned by `turn` degrees."""
    return f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({size:g})">{"".join(parts)}</g>'


def flip(*parts: str) -> str:
    """`parts` as in a mirror."""
    return f'<g transform="scale(-1 1)">{"".join(parts)}</g>'


def within(path: str, *parts: str) -> str:
    """What of `parts` lies inside `path`: stripes on a cloth, a pattern on a plate."""
    name = hashlib.sha256("".join((path, *parts)).encode()).hexdigest()[:12]
    mask = f'<mask id="{name}" maskUnits="userSpaceOnUse" x="-400" y="-400" width="800" height="800">'
    return f'{mask}{shape(path, "#FFFFFF")}</mask><g mask="url(#{name})">{"".join(parts)}</g>'


def shadow(x: float, y: float, half: float) -> str:
    """What grounds a thing that is `half` as wide on each side."""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{half:g}" ry="{max(4, half / 9):g}" fill="#000" opacity="0.13"/>'


def scene(ground: str, *parts: str, behind: str = "") -> str:
    """A whole picture: `parts` before a plain wall, on a table of the same colour a shade darker.

    A tile shows only the middle of a picture, so the parts are drawn a little smaller, around it; what is `behind`
    them (hills, a river) goes from edge to edge.
    """
    x, y = _MIDDLE
    wall = rect(0, 0, (WIDTH, HEIGHT), ground)
    table = rect(0, 164, (WIDTH, HEIGHT - 164), "#00000012")
    fitted = put(x, y, put(-x, -y, *parts), size=_SHOWN)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{wall}{table}{behind}{fitted}</svg>'
