"""Scenes: Thai sweets, bakery, drinks."""

from __future__ import annotations

from typing import Final

from drawings import dishes, fruits, plants, sweets
from drawings.colours import (
    CLAY,
    CREAM,
    EGG,
    GREEN,
    LEAF,
    NUT,
    ON_CLAY,
    ON_INDIGO,
    ON_LAC,
    ON_LEAF,
    ON_PLUM,
    ON_SAND,
    ON_TEAL,
    ON_TURMERIC,
    PLUM,
    TURMERIC,
    WHITE,
)
from drawings.svg import FLOOR, line, oval, put, scene, shadow, spots
from drawings.vessels import bag, bottle, box, plate

_IN_BAG: Final = spots(
    "-34 -8, 0 -6, 34 -8, -18 -24, 18 -24, -36 -42, 0 -42, 36 -42, -16 -60, 18 -60, -30 -78, 6 -78, 36 -76"
)

SCENES: Final[dict[str, str]] = {
    "snacks-01": scene(
        ON_TURMERIC, *(put(x, FLOOR, sweets.leaf_pyramid(), size=s) for x, s in spots("84 1.1, 238 1.1, 160 1.55"))
    ),
    "snacks-02": scene(
        ON_LEAF,
        put(116, FLOOR, sweets.leaf_parcel(), size=1.2),
        shadow(248, FLOOR, 42),
        put(
            248,
            FLOOR,
            oval(0, -22, (44, 22), WHITE),
            oval(0, -22, (38, 17), "#EFEBDD"),
            oval(0, -22, (15, 9), "#C7798A"),
            *(oval(x, y, (4, 3), NUT) for x, y in spots("-24 -18, 22 -28, 24 -14")),
        ),
    ),
    "snacks-03": scene(
        ON_TEAL,
        *(shadow(x, FLOOR, 36) for x in (76, 160, 244)),
        *(put(x, FLOOR, sweets.layer_cake(), size=1.02) for x in (78, 162, 246)),
        *(put(x, 138, sweets.layer_cake(), size=0.98) for x in (120, 204)),
    ),
    "snacks-04": scene(
        ON_LAC,
        put(
            160,
            FLOOR,
            box(
                *(put(x, -32, sweets.gold_flower(), size=1.05) for x in (-66, -26, 14)),
                *(put(x, -56, sweets.gold_flower(), size=1) for x in (-46, -6)),
                *(put(x, y, sweets.gold_drop(), size=1) for x, y in spots("44 -50, 64 -52, 52 -28, 76 -30")),
            ),
            size=1.3,
        ),
    ),
    "snacks-05": scene(
        ON_INDIGO,
        put(
            160,
            FLOOR,
            plate(
                put(-46, -22, sweets.gold_threads(), size=1.1),
                put(46, -22, sweets.gold_threads(), size=1.1),
                put(0, -44, sweets.gold_threads(), size=1.2),
                leaf=True,
            ),
            size=1.12,
        ),
    ),
    "snacks-06": scene(ON_PLUM, put(160, FLOOR, sweets.custard(), size=1.7)),
    "snacks-07": scene(
        ON_TURMERIC,
        put(
            116,
            FLOOR,
            bag(GREEN, *(put(x, y, dishes.banana_chip(), size=0.9, turn=(x * 7) % 60 - 30) for x, y in _IN_BAG)),
            size=1.06,
        ),
        put(240, FLOOR, fruits.banana_hand(), size=0.95),
    ),
    "snacks-08": scene(
        ON_PLUM,
        put(116, FLOOR, bag(PLUM, *(put(x, y, dishes.taro_chip(), size=0.86) for x, y in _IN_BAG)), size=1.06),
        *(put(x, y, dishes.taro_chip(), size=1.7) for x, y in spots("218 160, 264 164, 240 126")),
    ),
    "snacks-09": scene(
        ON_CLAY,
        *(put(x, y, dishes.rice_cracker(), size=s) for x, y, s in spots("84 138 1.25, 236 138 1.25, 160 120 1.6")),
    ),
    "snacks-10": scene(
        ON_SAND,
        *(put(x, y, dishes.brittle("#B5712E", CREAM), size=1.4) for x, y in ((74, FLOOR), (196, FLOOR), (134, 134))),
        put(246, 168, plants.ear(), size=0.95),
    ),
    "snacks-11": scene(
        ON_TEAL,
        *(
            put(x, y, dishes.brittle("#3A3431", "#8A827A"), size=1.16)
            for x, y in ((62, FLOOR), (160, FLOOR), (110, 142))
        ),
        *(put(x, y, dishes.brittle("#C98A3C", CREAM), size=1.16) for x, y in ((258, FLOOR), (208, 142))),
    ),
    "snacks-12": scene(ON_INDIGO, put(96, FLOOR, sweets.bun(), size=1.55), put(228, FLOOR, sweets.bun(), size=1.55)),
    "snacks-13": scene(
        ON_LEAF,
        put(
            136,
            FLOOR,
            box(*(put(x, y, sweets.cookie(), size=0.9) for x, y in spots("-62 -44, -20 -44, 22 -44, 62 -44"))),
            size=1.15,
        ),
        put(272, 150, sweets.cookie(), size=1.15),
        put(250, 166, plants.ear(), size=0.72),
    ),
    "snacks-14": scene(
        ON_TURMERIC, put(108, FLOOR, sweets.brownie(), size=1.3), put(228, FLOOR, sweets.brownie(), size=1.3)
    ),
    "snacks-15": scene(
        ON_LAC,
        *(put(x, FLOOR, sweets.cup_cake(), size=1.25) for x in (60, 152)),
        put(252, FLOOR, fruits.banana_hand(), size=0.86),
    ),
    "snacks-16": scene(
        ON_TURMERIC,
        *(
            put(x, FLOOR, bottle("#E3A93A", WHITE, put(0, 0, plants.flower(EGG, WHITE, 8), size=0.75)))
            for x in (84, 148)
        ),
        *(
            put(x, y, plants.flower(WHITE, TURMERIC, 10), size=s)
            for x, y, s in spots("214 156 1.5, 262 166 1.2, 244 112 1.4")
        ),
    ),
    "snacks-17": scene(
        ON_CLAY,
        *(put(x, FLOOR, bottle("#7A4218", CLAY, put(0, 10, fruits.longan(), size=0.55))) for x in (84, 148)),
        *(put(x, y, fruits.longan(), size=1.15) for x, y in ((208, FLOOR), (254, FLOOR), (231, 148))),
        line("M231 102Q240 88 262 84", LEAF, 5),
        put(240, 92, plants.leaf(), size=0.8, turn=60),
    ),
}
