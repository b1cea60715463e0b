"""Scenes: tours, meals and other services."""

from __future__ import annotations

from typing import Final

from drawings import dishes, fabric, outings, places, plants, sweets, weaving
from drawings.colours import (
    BLUE,
    CLAY,
    COTTON,
    CREAM,
    EGG,
    GRASS,
    GREEN,
    INDIGO,
    LAC,
    NUT,
    ON_CLAY,
    ON_INDIGO,
    ON_LAC,
    ON_LEAF,
    ON_PLUM,
    ON_SAND,
    ON_TEAL,
    ON_TURMERIC,
    ORANGE,
    PLUM,
    RED,
    ROSE,
    SPROUT,
    STRAW,
    TEAL,
    WHITE,
)
from drawings.svg import FLOOR, dot, flip, put, scene, shadow, spots
from drawings.vessels import cup, plate, steam

_SKY: Final = "#DCEBF2"

SCENES: Final[dict[str, str]] = {
    "services-01": scene(
        _SKY,
        put(72, 166, places.house(), size=0.72),
        put(264, 166, places.tree(), size=0.9),
        put(146, 190, outings.walker(ORANGE, INDIGO), size=0.9),
        put(196, 180, outings.walker(TEAL, NUT), size=0.78),
        behind=places.hills() + places.road(),
    ),
    "services-02": scene(
        _SKY, put(156, 172, outings.raft(), size=1.02), behind=places.hills("#7FB07C") + places.water(136)
    ),
    "services-03": scene(
        "#FFE9C0",
        put(34, 168, places.palm(), size=0.8),
        put(176, FLOOR, outings.farm_truck(), size=1.02),
        behind=places.hills("#A9CB86"),
    ),
    "services-04": scene(
        _SKY,
        put(44, 146, places.palm(), size=0.8),
        put(276, 146, places.palm(), size=0.7),
        put(160, 166, outings.long_boat(), size=1.04),
        behind=places.water(140),
    ),
    "services-05": scene(
        ON_INDIGO,
        put(104, FLOOR, outings.dye_pot(), size=1),
        put(232, FLOOR + 4, fabric.draped(BLUE, fabric.tie_dye(WHITE)), size=0.62),
        put(126, 88, flip(outings.hand()), size=0.95),
    ),
    "services-06": scene(
        ON_SAND,
        put(140, FLOOR, weaving.broken_basket(), size=1.1),
        put(206, 112, outings.hand(), size=1.05),
        put(70, 124, flip(outings.hand()), size=1.0),
        put(256, FLOOR, weaving.strips(STRAW, SPROUT), size=0.62),
    ),
    "services-07": scene(
        ON_LAC,
        put(
            150,
            FLOOR,
            plate(
                *(
                    put(x, y, dishes.ball(c), size=1.15)
                    for x, y, c in (
                        (-64, -18, ROSE),
                        (-32, -12, GRASS),
                        (0, -10, EGG),
                        (32, -12, ROSE),
                        (-48, -34, EGG),
                        (-14, -34, GRASS),
                        (18, -34, ROSE),
                        (-30, -54, ROSE),
                        (2, -56, EGG),
                    )
                ),
                leaf=True,
            ),
            size=1.12,
        ),
        put(212, 128, outings.hand(), size=1.05),
        put(66, 88, plants.jasmine(), size=0.9),
    ),
    "services-08": scene(
        "#33456E",
        put(262, 66, dot(0, 0, 17, CREAM), dot(8, -5, 14, "#33456E")),
        *(dot(x, y, 2.5, CREAM) for x, y in spots("40 64, 84 52, 216 58, 296 96")),
        put(150, FLOOR, places.house(CLAY, "#A8703A"), size=1.04),
        put(258, FLOOR, places.tree("#3F7F4A"), size=0.9),
        put(46, FLOOR, places.tree("#356F42"), size=0.75),
    ),
    "services-09": scene(
        ON_LEAF,
        put(160, FLOOR, plate(leaf=True), size=1.2),
        put(160, 158, dishes.grains(WHITE, "#DCDDD6"), size=0.62),
        put(82, 166, dishes.curry("#D9822B", dot(-8, -25, 4, GREEN), dot(10, -24, 4, RED)), size=0.9),
        put(240, 166, dishes.ground_meat(), size=0.8),
        put(186, 104, dishes.fish("#B5834A", "#D9B27A"), size=0.62),
    ),
    "services-10": scene(
        ON_CLAY,
        put(
            160,
            FLOOR,
            outings.rice_table(
                put(-66, -46, dishes.curry(RED), size=0.62),
                put(-20, -40, dishes.curry(GRASS), size=0.62),
                put(26, -40, dishes.curry(EGG), size=0.62),
                put(70, -46, dishes.ground_meat(), size=0.55),
                put(0, -58, weaving.rice_box(), size=0.44),
            ),
            size=1.12,
        ),
    ),
    "services-11": scene(
        ON_TURMERIC,
        put(104, FLOOR, cup("#5A3218", COTTON), size=1.05),
        put(100, 84, steam("#B9AE98")),
        put(224, FLOOR, plate(), size=0.6),
        put(224, 174, sweets.brownie(), size=0.8),
    ),
    "services-12": scene(
        ON_TEAL,
        put(160, FLOOR, outings.lying_guest(TEAL), size=1.1),
        put(196, 140, outings.pressing_hands(), size=1.08),
    ),
    "services-13": scene(
        ON_PLUM,
        put(118, FLOOR + 2, outings.foot(), size=1.06),
        put(204, 136, outings.hand(), size=1.2),
        put(182, 168, outings.hand(), size=1.1, turn=6),
    ),
    "services-14": scene(ON_LEAF, shadow(160, FLOOR + 2, 110), put(160, FLOOR, outings.bicycle(), size=1.08)),
    "services-15": scene(
        ON_LAC,
        put(108, FLOOR, outings.dress(ROSE, PLUM, LAC), size=0.98),
        put(220, FLOOR, outings.dress(INDIGO, "#2B2A3A", RED), size=0.98),
    ),
    "services-16": scene(
        ON_SAND,
        put(136, FLOOR, outings.donation_box(), size=1.16),
        put(236, FLOOR, outings.coin()),
        put(266, FLOOR, outings.coin()),
        put(251, FLOOR - 27, outings.coin()),
        put(136, 72, outings.baht_note(), size=0.8, turn=90),
    ),
}
