"""Starts the shop: `python -m tests.doubles.oscar_shop FILE` says its port, and ends when nobody listens any more."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *said: object) -> None:
        """Nobody reads it."""


def _furnish() -> None:
    """The tables, and what a shop needs before its first article."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oscar.core.loading import get_model

    from tests.doubles.oscar_shop import BUYERS, SECRET, STAFF

    call_command("migrate", run_syncdb=True, verbosity=0)
    users = get_user_model().objects
    users.create_superuser(STAFF, f"{STAFF}@shop.example", SECRET)
    for buyer in BUYERS:
        users.create_user(buyer, f"{buyer}@shop.example", SECRET)
    get_model("partner", "Partner").objects.create(name="Stall")
    get_model("catalogue", "ProductClass").objects.create(name="Goods", slug="goods", requires_shipping=True)
    country = {"printable_name": "Thailand", "name": "Thailand", "is_shipping_country": True}
    get_model("address", "Country").objects.create(iso_3166_1_a2="TH", **country)


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


def main(database: Path) -> None:
    """Serve until the other end of stdin is closed."""
    os.environ["OSCAR_BOOKS"] = str(database)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.doubles.oscar_shop.settings"
    fresh = not database.exists()
    django.setup()
    if fresh:
        _furnish()
    from django.core.wsgi import get_wsgi_application

    server = _Server(("127.0.0.1", 0), _Quiet)
    server.set_app(get_wsgi_application())
    Thread(target=_end_with_parent, daemon=True).start()
    sys.stdout.write(f"port {server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


main(Path(sys.argv[1]))
