"""What stands in the picture of each of the sample goods, set by set."""

from __future__ import annotations

from typing import Final

from drawings.sets import basketry, cloth, craft, food, herbs, services, snacks, vegetables

SCENES: Final[dict[str, str]] = {
    **food.SCENES,
    **snacks.SCENES,
    **cloth.SCENES,
    **basketry.SCENES,
    **herbs.SCENES,
    **vegetables.SCENES,
    **craft.SCENES,
    **services.SCENES,
}
"""The drawing of each of the goods as SVG text, by its key."""
