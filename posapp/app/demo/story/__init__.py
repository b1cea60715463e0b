"""The story of the day, step by step."""

from __future__ import annotations

from typing import Final

from posapp.app.demo.story import evening, morning, noon, rush, troubles

STORY: Final = (*morning.STEPS, *rush.MORNING, *noon.STEPS, *troubles.STEPS, *rush.AFTERNOON, *evening.STEPS)
