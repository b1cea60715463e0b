"""The story of the day, step by step."""

from __future__ import annotations

from typing import Final

from posapp.app.demo.story import dawn, door, dusk, evening, morning, night, noon, rush, safe, stall, troubles

STORY: Final = (
    *dawn.STEPS,
    *morning.STEPS,
    *rush.MORNING,
    *stall.STEPS,
    *noon.STEPS,
    *troubles.STEPS,
    *rush.AFTERNOON,
    evening.LAST_CUSTOMER,
    *dusk.STEPS,
    *evening.STEPS,
    *night.STEPS,
    *safe.STEPS,
    *door.STEPS,
)
