"""The group's web page as files: pages in Thai and English, one style sheet, pictures; no script, no other host."""

from posapp.documents.web.site import site

__all__ = ["site"]
