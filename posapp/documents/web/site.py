"""From the values of a web catalogue to its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from posapp.documents.web.links import OTHER, ROOTS, STYLE, order_link, page_names, phone_link, picture_name, up
from posapp.documents.web.shelving import fronts, shelf_pages
from posapp.documents.web.words import Speech
from posapp.domain.web_catalogue import Supply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import Environment

    from posapp.domain.web_catalogue import WebArticle, WebCatalogue

_THAI: Final = re.compile("[\u0e00-\u0e7f]")
_LATIN: Final = re.compile("[A-Za-z]")
_SUMMARY: Final = 160


def site(catalogue: WebCatalogue, templates: Path) -> dict[str, bytes]:
    """Every file of the page by its path, from `templates`; the first page comes last, after all it leads to.

    The same values give the same bytes.
    """
    files = {picture_name(name): jpeg for name, jpeg in catalogue.photos.items()}
    files[STYLE] = (templates / STYLE).read_bytes()
    house = _house(templates)
    for lang in ("en", "th"):
        files.update(_Pages(catalogue, house, Speech(lang)).all())
    return files


def _house(templates: Path) -> Environment:
    """What fills templates in: every value is escaped, a name that is not there is our bug."""
    import jinja2

    house = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    house.filters["spoken"] = spoken
    return house


def spoken(text: str, lang: str) -> str:
    """The language a screen reader should read a text of the group's in, on a page in `lang`; empty for that one."""
    if lang == "en" and _THAI.search(text):
        return "th"
    return "en" if lang == "th" and _LATIN.search(text) and not _THAI.search(text) else ""


class _Pages:
    """The pages in one language."""

    def __init__(self, catalogue: WebCatalogue, house: Environment, speech: Speech) -> None:
        self._catalogue, self._house, self._speech = catalogue, house, speech
        self._names = page_names(one for shelf in catalogue.shelves for one in shelf.articles)

    def all(self) -> Iterator[tuple[str, bytes]]:
        """A page for each article, those of the categories, and the first one."""
        for shelf in self._catalogue.shelves:
            for one in shelf.articles:
                yield self._article(one)
        for page in shelf_pages(self._catalogue.shelves):
            title = page.name or self._speech.fixed["other"]
            yield self._page(page.path, "shelf", {"title": title, "summary": title, "shelf": page})
        group = self._catalogue.group
        about = self._catalogue.about
        yield self._page("index.html", "index", {"title": group, "summary": about, "fronts": self._fronts()})

    def _fronts(self) -> list[object]:
        return list(fronts(self._catalogue.shelves))

    def _article(self, one: WebArticle) -> tuple[str, bytes]:
        alike = [
            other
            for shelf in self._catalogue.shelves
            for other in shelf.articles
            if one.family and other.family == one.family and other.id != one.id
        ]
        facts = {
            "title": one.name,
            "summary": one.story,
            "article": one,
            "alike": alike,
            "picture": self._picture(one),
            "order": order_link(self._catalogue.contact, self._speech.order(one)),
            "way": self._speech.fixed["ask_line" if one.supply is Supply.SOLD_OUT else "how_line"],
        }
        return self._page(self._names[one.id], "article", facts)

    def _page(self, name: str, template: str, facts: dict[str, object]) -> tuple[str, bytes]:
        lang = self._speech.lang
        path = ROOTS[lang] + name
        said = {
            "shop": self._catalogue,
            "speech": self._speech,
            "words": self._speech.fixed,
            "lang": lang,
            "other": OTHER[lang],
            "top": up(path),
            "page": path,
            "here": {key: root + name for key, root in ROOTS.items()},
            "link": self._names,
            "picture_of": self._picture,
            "line": order_link(self._catalogue.contact),
            "phone": phone_link(self._catalogue.contact),
            "order": "",
            "way": self._speech.fixed["how_line"],
            "picture": self._first_picture(),
            **facts,
            "summary": _shortened(str(facts["summary"]) or self._catalogue.about or self._catalogue.group),
        }
        return path, (self._house.get_template(f"{template}.html").render(said).strip() + "\n").encode()

    def _picture(self, one: WebArticle) -> str:
        """The file of the picture of an article, empty where there is none."""
        return picture_name(one.photo) if one.photo in self._catalogue.photos else ""

    def _first_picture(self) -> str:
        """What is shown where the address of the page is shared."""
        found = (self._picture(one) for shelf in self._catalogue.shelves for one in shelf.articles)
        return next(filter(None, found), "")


def _shortened(text: str) -> str:
    """The beginning of a text, for those who show links."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SUMMARY else plain[: _SUMMARY - 1].rstrip() + "…"
