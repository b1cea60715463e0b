"""Reads the pages of a web catalogue as a browser would: elements, attributes, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_EMPTY: Final = frozenset({"meta", "link", "img", "br", "hr", "input"})


@dataclass
class Element:
    """One element: its name, attributes, and all text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class WebPage(HTMLParser):
    """A page that was read; `open` is empty at its end if every element was closed."""

    source: str
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def all(self, name: str, **attributes: str) -> list[Element]:
        """Every element of that name with those attributes."""
        wanted = attributes.items()
        return [one for one in self.elements if one.name == name and wanted <= one.attributes.items()]

    def first(self, name: str, **attributes: str) -> Element:
        """The first of them."""
        return self.all(name, **attributes)[0]

    def links(self) -> list[str]:
        """Everything the page leads to or is made of."""
        found = [one.attributes.get("href") or one.attributes.get("src") for one in self.elements]
        return [link for link in found if link]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.text += data
