"""What a reader reads on a drawn sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp

if TYPE_CHECKING:
    from posapp.devices.printer.raster import Raster


def seen(raster: Raster) -> list[str]:
    """All codes on a sheet."""
    bits = "".join(f"{byte:08b}" for byte in raster.rows)
    dots = bytes(0 if bit == "1" else 255 for bit in bits)
    return [
        found.text for found in zxingcpp.read_barcodes(memoryview(dots).cast("B", (raster.height, 8 * raster.stride)))
    ]
