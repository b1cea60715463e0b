"""Draws the pictures of the sample goods again: `python3 packaging/draw_samples.py [KEY…]`, without a key all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from drawings.sets import SCENES
from drawings.svg import HEIGHT, WIDTH
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_FOLDER: Final = Path(__file__).parents[1] / "resources" / "sample_products" / "pictures"
_FINER: Final = 3
_QUALITY: Final = 82


def jpeg(svg: str) -> bytes:
    """The drawing as the JPEG that is kept: painted three times as fine and shrunk, so that its edges are soft."""
    canvas = QImage(_FINER * WIDTH, _FINER * HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.setOptimizedWrite(True)
    writer.write(canvas.smoothScaled(WIDTH, HEIGHT))
    return bytes(buffer.data().data())


def main(keys: list[str]) -> int:
    """Draw what is asked for; the exit code is 1 when a key is not known."""
    unknown = sorted(set(keys) - set(SCENES))
    if unknown:
        print(f"There are no such sample goods: {', '.join(unknown)}.", file=sys.stderr)
        return 1
    _FOLDER.mkdir(exist_ok=True)
    for key in keys or SCENES:
        _FOLDER.joinpath(f"{key}.jpg").write_bytes(jpeg(SCENES[key]))
    print(f"{len(keys or SCENES)} pictures drawn")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
