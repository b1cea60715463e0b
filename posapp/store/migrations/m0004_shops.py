"""Version 4: online shops, what stands in them, what was ordered there, and what they must still be told."""

from __future__ import annotations

from typing import Final

NAME: Final = "m0004_shops"

_TABLES: Final = (
    """CREATE TABLE online_shop (
        id TEXT PRIMARY KEY,
        connector TEXT NOT NULL,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        account TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('matching', 'active', 'paused', 'removed')),
        rules TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE shop_link (
        shop TEXT NOT NULL REFERENCES online_shop (id),
        product TEXT NOT NULL REFERENCES product (id),
        remote TEXT NOT NULL,
        reserve INTEGER NOT NULL,
        PRIMARY KEY (shop, product),
        UNIQUE (shop, remote)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX shop_link_product ON shop_link (product)",
    # A mirror of what each shop shows: read from there and never a truth of ours.
    """CREATE TABLE shop_item (
        shop TEXT NOT NULL REFERENCES online_shop (id),
        remote TEXT NOT NULL,
        parent TEXT NOT NULL,
        sku TEXT NOT NULL COLLATE NOCASE,
        barcode TEXT NOT NULL,
        name TEXT NOT NULL,
        price INTEGER,
        quantity INTEGER,
        by_parent INTEGER NOT NULL CHECK (by_parent IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('shown', 'hidden', 'binned', 'gone')),
        modified TEXT NOT NULL,
        picture TEXT NOT NULL,
        missed INTEGER NOT NULL DEFAULT 0,
        strange INTEGER,
        strange_at TEXT NOT NULL DEFAULT '',
        tried INTEGER,
        told INTEGER NOT NULL DEFAULT 0,
        crossed_up INTEGER NOT NULL DEFAULT 0,
        crossed_down INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (shop, remote)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX shop_item_sku ON shop_item (shop, sku)",
    """CREATE TABLE web_order (
        id TEXT PRIMARY KEY,
        shop TEXT NOT NULL REFERENCES online_shop (id),
        remote TEXT NOT NULL,
        number TEXT NOT NULL,
        stage TEXT NOT NULL,
        word TEXT NOT NULL,
        holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
        placed TEXT NOT NULL,
        modified TEXT NOT NULL,
        total INTEGER NOT NULL,
        postage INTEGER NOT NULL,
        discount INTEGER NOT NULL,
        payment TEXT NOT NULL,
        paid INTEGER NOT NULL CHECK (paid IN (0, 1)),
        paid_back INTEGER NOT NULL,
        returned TEXT NOT NULL,
        progress TEXT NOT NULL CHECK (progress IN ('new', 'picked', 'packed', 'shipped', 'closed')),
        handler TEXT NOT NULL,
        tracking TEXT NOT NULL,
        sale TEXT NOT NULL,
        UNIQUE (shop, remote)
    ) STRICT""",
    "CREATE INDEX web_order_placed ON web_order (placed)",
    "CREATE INDEX web_order_held ON web_order (id) WHERE holds = 1 AND sale = '' AND progress <> 'closed'",
    "CREATE INDEX web_order_sale ON web_order (sale) WHERE sale <> ''",
    """CREATE INDEX web_order_back ON web_order (id) WHERE sale <> '' AND progress <> 'closed'
        AND (stage IN ('cancelled', 'refunded') OR paid_back <> 0 OR returned <> '[]')""",
    """CREATE TABLE web_order_line (
        web_order TEXT NOT NULL REFERENCES web_order (id),
        n INTEGER NOT NULL,
        remote TEXT NOT NULL,
        item TEXT NOT NULL,
        product TEXT NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (web_order, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX web_order_line_product ON web_order_line (product)",
    # Who ordered, erased some time after the day the order was `done`; nothing of it ever reaches the journal.
    """CREATE TABLE order_buyer (
        web_order TEXT PRIMARY KEY REFERENCES web_order (id),
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        address TEXT NOT NULL,
        note TEXT NOT NULL,
        done TEXT NOT NULL,
        mark TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE errand (
        id INTEGER PRIMARY KEY,
        shop TEXT NOT NULL REFERENCES online_shop (id),
        kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'stock', 'item', 'order')),
        key TEXT NOT NULL,
        subject TEXT NOT NULL,
        at TEXT NOT NULL,
        plan TEXT NOT NULL,
        amount INTEGER NOT NULL,
        after INTEGER NOT NULL,
        urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unknown', 'done', 'refused', 'skipped')),
        attempts INTEGER NOT NULL,
        next_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        sentence TEXT NOT NULL,
        words TEXT NOT NULL,
        sent TEXT NOT NULL,
        remote TEXT NOT NULL,
        UNIQUE (shop, key)
    ) STRICT""",
    "CREATE INDEX errand_open ON errand (shop, urgent DESC, id) WHERE state NOT IN ('done', 'skipped')",
    "CREATE INDEX errand_subject ON errand (subject)",
    """CREATE TABLE shop_task (
        id TEXT PRIMARY KEY,
        shop TEXT NOT NULL REFERENCES online_shop (id),
        kind TEXT NOT NULL CHECK (kind IN ('count', 'edit', 'total', 'order', 'gone')),
        subject TEXT NOT NULL,
        remote TEXT NOT NULL,
        facts TEXT NOT NULL,
        at TEXT NOT NULL,
        answer TEXT NOT NULL,
        actor TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX shop_task_open ON shop_task (shop, kind, subject, remote) WHERE answer = ''",
    # Where the reading of a shop, and the telling of it, go on.
    """CREATE TABLE shop_cursor (
        shop TEXT NOT NULL REFERENCES online_shop (id),
        stream TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (shop, stream)
    ) STRICT, WITHOUT ROWID""",
    # How the line to a shop is: waits must survive a restart.
    """CREATE TABLE shop_line (
        shop TEXT PRIMARY KEY REFERENCES online_shop (id),
        failures INTEGER NOT NULL,
        next_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        sentence TEXT NOT NULL,
        words TEXT NOT NULL,
        stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
        talked_at TEXT NOT NULL,
        skew INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE shop_traffic (
        shop TEXT NOT NULL REFERENCES online_shop (id),
        day TEXT NOT NULL,
        calls INTEGER NOT NULL,
        sent INTEGER NOT NULL,
        received INTEGER NOT NULL,
        PRIMARY KEY (shop, day)
    ) STRICT, WITHOUT ROWID""",
    # What a shop calls a picture it has already.
    """CREATE TABLE shop_picture (
        shop TEXT NOT NULL REFERENCES online_shop (id),
        digest TEXT NOT NULL,
        remote TEXT NOT NULL,
        PRIMARY KEY (shop, digest)
    ) STRICT, WITHOUT ROWID""",
)

STATEMENTS: Final = _TABLES
