"""How a product's tile is drawn: photo or category colour, name, price, stock chip, count on the bill."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from posapp.domain.price import Selling
from posapp.domain.product import Category
from posapp.i18n import N_, _
from posapp.ui import icons, paint, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QListView

    from posapp.domain.identity import CategoryId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.ui.widgets.offer import Offer

_Index = QModelIndex | QPersistentModelIndex
_PHOTOS_KEPT: Final = 120
_UNSORTED: Final = Category(id="", name="")  # type: ignore[arg-type]
_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Tile:
    """One offer as it stands now: `count` on the bill, `left` on hand (None when nobody keeps count)."""

    offer: Offer
    count: Quantity
    left: Quantity | None


@dataclass(slots=True)
class Shelf:
    """What tiles are drawn from beside the product: its category, the JPEG of its photo by name, and whose prices."""

    photo: Callable[[str], bytes | None]
    categories: Mapping[CategoryId, Category] = field(default_factory=dict)
    selling: Selling = Selling()

    def category(self, product: Product) -> Category:
        """The category of `product`, a grey one for none."""
        return self.categories.get(product.category, _UNSORTED)


class TileDelegate(QStyledItemDelegate):
    """Draws Tiles. Photos are decoded when first seen; about a screenful or two is kept."""

    def __init__(self, view: QListView, shelf: Shelf) -> None:
        super().__init__(view)
        self._view = view
        self._shelf = shelf
        self._photos: OrderedDict[str, QPixmap | None] = OrderedDict()
        self.by_keys = False

    def forget(self) -> None:
        """Drop pictures that could not be read, so that a mended one is tried again."""
        for name in [name for name, picture in self._photos.items() if picture is None]:
            del self._photos[name]

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """The grid's cell."""
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one tile."""
        tile: Tile = index.data(Qt.ItemDataRole.UserRole)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        gap = theme.px(4)
        area = cell.toRectF().adjusted(gap, gap, -gap, -gap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(12)
        if self.by_keys and state & QStyle.StateFlag.State_HasFocus:
            area = paint.focus_ring(painter, area, radius)
        shape = QPainterPath()
        shape.addRoundedRect(area, radius, radius)
        painter.fillPath(shape, theme.colour("card"))
        top = QRectF(area.left(), area.top(), area.width(), area.height() - theme.px(94))
        chip, bubble = _stock_chip(top, tile), _bubble(top, tile.count)
        free = QRectF(top)
        free.setLeft(chip.area.right() + theme.px(4) if chip else top.left())
        free.setRight(bubble.area.left() - theme.px(4) if bubble else top.right())
        painter.save()
        painter.setClipPath(shape)
        self._picture(painter, top, tile.offer, free)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("indigo"), 3) if tile.count else paint.outline())
        painter.drawPath(shape)
        self._words(painter, area, top, tile.offer)
        for badge in (chip, bubble):
            if badge:
                badge.draw(painter)
        painter.restore()

    def _picture(self, painter: QPainter, area: QRectF, offer: Offer, free: QRectF) -> None:
        """Fill `area`; what is drawn on a plain ground keeps to the part of it that is `free` of chip and bubble."""
        product = offer.product
        photo = self._photo(product.photo) if product.photo else None
        if photo is not None:
            _cover(painter, area, photo)
            return
        category = self._shelf.category(product)
        ground = QColor(category.colour)
        white = QColor(Qt.GlobalColor.white)
        painter.fillRect(area, ground if ground.isValid() else QColor(_UNSORTED.colour))
        painter.setFont(theme.font("title"))
        letters = _first_letters(offer.name)
        width = QFontMetricsF(painter.font()).horizontalAdvance(letters) + theme.px(8)
        side = min(theme.px(44), area.height() - theme.px(8), max(free.width(), theme.px(24)))
        if side + width > free.width():
            letters, width = "", 0
        middle = max(area.center().x(), free.left() + (side + width) / 2)
        middle = min(middle, free.right() - (side + width) / 2)
        left = middle - (side + width) / 2
        icons.paint(painter, category.icon, QRectF(left, area.center().y() - side / 2, side, side), white)
        painter.setPen(white)
        place = QRectF(left + side + theme.px(8), area.top(), width, area.height())
        painter.drawText(place, _LEFT | Qt.AlignmentFlag.AlignVCenter, letters)

    def _words(self, painter: QPainter, area: QRectF, top: QRectF, offer: Offer) -> None:
        side = theme.px(9)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("price"))
        step = QFontMetricsF(painter.font()).height()
        price = QRectF(area.left() + side, area.bottom() - step - 1, area.width() - 2 * side, step)
        said = offer.price(self._shelf.selling)
        paint.elided(painter, price, said, _LEFT)
        _struck(painter, price, said, offer.before(self._shelf.selling))
        painter.setFont(theme.sized_font(theme.px(17), 500))
        line = QFontMetricsF(painter.font()).height()
        name = QRectF(price.left(), top.bottom() + 1, price.width(), price.top() - top.bottom() + theme.px(3))
        rows = paint.lines(offer.name, int(name.width()), painter.font().toString(), 2)
        name.setHeight(min(name.height(), line * len(rows)))
        paint.paragraph(painter, name, offer.name, limit=2, align=_LEFT)

    def _photo(self, name: str) -> QPixmap | None:
        if name in self._photos:
            self._photos.move_to_end(name)
            return self._photos[name]
        jpeg = self._shelf.photo(name)
        picture = QPixmap()
        read = jpeg is not None and picture.loadFromData(jpeg)
        self._photos[name] = picture if read else None
        if len(self._photos) > _PHOTOS_KEPT:
            self._photos.popitem(last=False)
        return self._photos[name]


def _struck(painter: QPainter, area: QRectF, said: str, before: str) -> None:
    """The price from `before`, struck out beside the one that is `said`; in the painter's font and pen again after."""
    painter.save()
    begin = QFontMetricsF(painter.font()).horizontalAdvance(said) + theme.px(8)
    font = QFont(theme.font("body"))
    font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(theme.colour("text2"))
    paint.elided(painter, area.adjusted(begin, 0, 0, 0), before, _LEFT)
    painter.restore()


def _first_letters(name: str) -> str:
    """The first letter of a name with its marks; an opening vowel goes with its consonant."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, name)
    end = finder.toNextBoundary()
    if "เ" <= name[:1] <= "ไ":
        end = finder.toNextBoundary()
    return name[: max(end, 1)].strip()


def _cover(painter: QPainter, area: QRectF, photo: QPixmap) -> None:
    """Fill `area` with the middle of `photo`."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    scale = max(area.width() / photo.width(), area.height() / photo.height())
    width, height = area.width() / scale, area.height() / scale
    source = QRectF((photo.width() - width) / 2, (photo.height() - height) / 2, width, height)
    painter.drawPixmap(area, photo, source)


@dataclass(frozen=True, slots=True)
class _Badge:
    """A few words in a rounded box on the picture, with a rim that keeps it apart from any photo."""

    words: str
    area: QRectF
    ground: theme.Token
    ink: theme.Token
    role: theme.Role

    def draw(self, painter: QPainter) -> None:
        """Draw it."""
        rim = QPen(theme.colour("card"), 2)
        paint.box(painter, self.area, self.area.height() / 2, theme.colour(self.ground), rim)
        painter.setFont(theme.font(self.role))
        painter.setPen(theme.colour(self.ink))
        painter.drawText(self.area, Qt.AlignmentFlag.AlignCenter, self.words)


def _stock_chip(area: QRectF, tile: Tile) -> _Badge | None:
    """Top left: how many are left when they get few, or that none are; a single piece is called one."""
    if tile.left is None:
        return None
    left = tile.left - tile.count
    if tile.offer.product.one_off and (left.milli > 0 or tile.count):
        return _badge(area, _(N_("Only one")), "indigo_soft", "text")
    if left.milli <= 0:
        return _badge(area, _(N_("Sold out")), "lac", "on_lac")
    words = _(N_("{left} left")).format(left=left)
    if left <= tile.offer.product.warn_at:
        return _badge(area, words, "turmeric", "on_turmeric")
    return _badge(area, words, "card", "text") if tile.offer.counts else None


def _badge(area: QRectF, words: str, ground: theme.Token, ink: theme.Token) -> _Badge:
    metrics = QFontMetricsF(theme.font("chip"))
    width = metrics.horizontalAdvance(words) + theme.px(16)
    place = QRectF(area.left() + theme.px(6), area.top() + theme.px(6), width, metrics.height() + 2)
    return _Badge(words, place, ground, ink, "chip")


def _bubble(area: QRectF, count: Quantity) -> _Badge | None:
    """Top right: how many are on the bill."""
    if not count:
        return None
    words = str(count)
    side = theme.px(34)
    width = max(side, QFontMetricsF(theme.font("line")).horizontalAdvance(words) + theme.px(14))
    place = QRectF(area.right() - width - theme.px(6), area.top() + theme.px(6), width, side)
    return _Badge(words, place, "indigo", "on_indigo", "line")
