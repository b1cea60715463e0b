"""Where the web page's links lead: its own files by relative paths, LINE and the phone by their schemes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from posapp.domain.identity import ProductId
    from posapp.domain.web_catalogue import WebArticle, WebContact

OTHER: Final = {"th": "en", "en": "th"}
ROOTS: Final = {"th": "", "en": "en/"}
"""Where the pages of a language lie; Thai ones at the top, because those who open the page are mostly Thai."""

STYLE: Final = "shop.css"
_PLAIN_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,30}")


def page_names(articles: Iterable[WebArticle]) -> dict[ProductId, str]:
    """The file of each article: by its code, so that a link that was shared stays good; else by its id.

    Whatever the code is, the name suits every file system: nothing but small Latin letters, digits, - and _.
    """
    names: dict[ProductId, str] = {}
    taken: set[str] = set()
    for article in articles:
        plain = _PLAIN_CODE.fullmatch(article.code) and article.code.lower() not in taken
        name = article.code.lower() if plain else re.sub(r"[^a-z0-9]", "", article.id.lower())
        taken.add(name)
        names[article.id] = f"goods-{name}.html"
    return names


def picture_name(digest: str) -> str:
    """The file of a picture."""
    return f"pictures/{digest[:16]}.jpg"


def up(path: str) -> str:
    """The way from the page at `path` to the top folder: "../" for each folder it lies in."""
    return "../" * path.count("/")


def order_link(contact: WebContact, text: str = "") -> str:
    """Opens the group in LINE, with `text` typed in; empty without a LINE ID.

    Only official accounts (@) take a text: https://line.me/R/oaMessage/ID/?TEXT, percent-encoded. A person's own ID is
    opened to be added as a friend.
    """
    if not contact.line:
        return ""
    if not contact.line.startswith("@"):
        return f"https://line.me/R/ti/p/~{quote(contact.line, safe='')}"
    name = quote(contact.line, safe="")
    return f"https://line.me/R/oaMessage/{name}/?{quote(text, safe='')}" if text else f"https://line.me/R/ti/p/{name}"


def phone_link(contact: WebContact) -> str:
    """Calls the group; empty without a phone."""
    return f"tel:{contact.dialled}" if contact.phone else ""
