"""How the loopback shop is set up: its API for its staff, small books, and passwords that cost no time."""

from __future__ import annotations

import os
from typing import Final

from oscar import INSTALLED_APPS as OSCAR_APPS
from oscar.defaults import *  # noqa: F403 - Oscar's own way to hand out its settings

SECRET_KEY: Final = "loopback"  # noqa: S105
ALLOWED_HOSTS: Final = ["localhost", "127.0.0.1"]
ROOT_URLCONF: Final = "tests.doubles.oscar_shop.urls"
SITE_ID: Final = 1
USE_TZ: Final = True
TIME_ZONE: Final = "Asia/Bangkok"
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
INSTALLED_APPS: Final = [*OSCAR_APPS, "rest_framework", "oscarapi"]
DATABASES: Final = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["OSCAR_BOOKS"],
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {"timeout": 20},
    }
}
MIDDLEWARE: Final = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES: Final = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
PASSWORD_HASHERS: Final = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTHENTICATION_BACKENDS: Final = ["django.contrib.auth.backends.ModelBackend"]
REST_FRAMEWORK: Final = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.BasicAuthentication"]}
HAYSTACK_CONNECTIONS: Final = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
EMAIL_BACKEND: Final = "django.core.mail.backends.dummy.EmailBackend"
OSCAR_DEFAULT_CURRENCY: Final = "THB"
OSCAR_INITIAL_ORDER_STATUS: Final = "Pending"
OSCAR_INITIAL_LINE_STATUS: Final = "Pending"
OSCARAPI_BLOCK_ADMIN_API_ACCESS: Final = False
OSCARAPI_INITIAL_ORDER_STATUS: Final = "Pending"
LOGGING_CONFIG: Final = None


class _NoMigrations(dict[str, None]):
    """The tables are made as the models stand, which takes a second instead of a minute."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


MIGRATION_MODULES = _NoMigrations()
