"""Version 2: more about goods; places, lots and papers of the stock book; stocktakes, recipes and market events."""

from __future__ import annotations

from typing import Final

NAME: Final = "m0002_goods"

_COLUMNS: Final = (
    "product ADD COLUMN kind TEXT NOT NULL DEFAULT 'ordinary'",
    "product ADD COLUMN cost INTEGER NOT NULL DEFAULT 0",
    "product ADD COLUMN shelf_days INTEGER NOT NULL DEFAULT 0",
    "product ADD COLUMN story TEXT NOT NULL DEFAULT ''",
    "product ADD COLUMN family TEXT NOT NULL DEFAULT ''",
    "product ADD COLUMN variant TEXT NOT NULL DEFAULT ''",
    # Lists as JSON texts, empty for none: they are read with their product and never by themselves.
    "product ADD COLUMN prices TEXT NOT NULL DEFAULT ''",
    "product ADD COLUMN packs TEXT NOT NULL DEFAULT ''",
    "product ADD COLUMN parts TEXT NOT NULL DEFAULT ''",
    "product ADD COLUMN certificates TEXT NOT NULL DEFAULT ''",
    "sale ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "sale ADD COLUMN late INTEGER NOT NULL DEFAULT 0",
    "sale_line ADD COLUMN cost INTEGER NOT NULL DEFAULT 0",
    "sale_line ADD COLUMN parts TEXT NOT NULL DEFAULT ''",
    "stock_move ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "stock_move ADD COLUMN lot TEXT NOT NULL DEFAULT ''",
    "stock_move ADD COLUMN cost INTEGER NOT NULL DEFAULT 0",
)

_TABLES: Final = (
    "CREATE INDEX stock_move_product ON stock_move (product)",
    "CREATE INDEX stock_move_place ON stock_move (place) WHERE place <> ''",
    "CREATE INDEX sale_place ON sale (place) WHERE place <> ''",
    # The sums are kept for each place and lot from now on.
    """CREATE TABLE shelf (
        product TEXT NOT NULL,
        place TEXT NOT NULL,
        lot TEXT NOT NULL,
        on_hand INTEGER NOT NULL,
        PRIMARY KEY (product, place, lot)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO shelf (product, place, lot, on_hand) SELECT product, '', '', on_hand FROM stock",
    "DROP TABLE stock",
    "ALTER TABLE shelf RENAME TO stock",
    """CREATE TABLE place (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('store', 'stall', 'event')),
        active INTEGER NOT NULL CHECK (active IN (0, 1))
    ) STRICT""",
    """CREATE TABLE lot (
        id TEXT PRIMARY KEY,
        product TEXT NOT NULL REFERENCES product (id),
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        code TEXT NOT NULL,
        made TEXT,
        expires TEXT,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX lot_product ON lot (product)",
    "CREATE INDEX lot_code ON lot (code)",
    "CREATE INDEX lot_expires ON lot (expires) WHERE expires IS NOT NULL",
    # What a lot costs from now on because it will not keep; no row, or NULL, for the ordinary price.
    """CREATE TABLE markdown (
        id TEXT PRIMARY KEY REFERENCES lot (id),
        price INTEGER CHECK (price >= 0)
    ) STRICT""",
    """CREATE TABLE stock_entry (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        number TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        actor TEXT NOT NULL,
        party TEXT NOT NULL,
        note TEXT NOT NULL,
        subject TEXT NOT NULL,
        reverses TEXT NOT NULL,
        labour INTEGER NOT NULL,
        planned INTEGER NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX stock_entry_seq ON stock_entry (terminal, seq)",
    "CREATE INDEX stock_entry_subject ON stock_entry (subject) WHERE subject <> ''",
    "CREATE UNIQUE INDEX stock_entry_reverses ON stock_entry (reverses) WHERE reverses <> ''",
    """CREATE TABLE stocktake (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        name TEXT NOT NULL,
        place TEXT NOT NULL,
        category TEXT NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    # Every count that was said; the newest one of an article and lot is the one that counts.
    """CREATE TABLE stocktake_count (
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        stocktake TEXT NOT NULL REFERENCES stocktake (id),
        product TEXT NOT NULL,
        lot TEXT NOT NULL,
        counted INTEGER NOT NULL,
        expected INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        PRIMARY KEY (terminal, seq),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX stocktake_count_item ON stocktake_count (stocktake, product, lot)",
    """CREATE TABLE stocktake_close (
        stocktake TEXT PRIMARY KEY REFERENCES stocktake (id),
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('posted', 'dropped')),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    """CREATE TABLE recipe (
        id TEXT PRIMARY KEY,
        product TEXT NOT NULL,
        yields INTEGER NOT NULL,
        parts TEXT NOT NULL,
        labour INTEGER NOT NULL,
        note TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        edits INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE event (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        name TEXT NOT NULL,
        day TEXT NOT NULL,
        place TEXT NOT NULL UNIQUE,
        float INTEGER NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX event_day ON event (day)",
    """CREATE TABLE event_cost (
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        event TEXT NOT NULL REFERENCES event (id),
        kind TEXT NOT NULL,
        amount INTEGER NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        PRIMARY KEY (terminal, seq),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX event_cost_event ON event_cost (event)",
    """CREATE TABLE event_close (
        event TEXT PRIMARY KEY REFERENCES event (id),
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        note TEXT NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    # Members' names and phones stay erasable, as those of sellers do.
    """CREATE TABLE member (
        id TEXT PRIMARY KEY,
        number TEXT NOT NULL,
        name TEXT NOT NULL,
        nickname TEXT NOT NULL,
        phone TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        salt BLOB NOT NULL
    ) STRICT""",
    # A past day that is half typed: no ledger, it only waits.
    """CREATE TABLE notebook (
        terminal TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        place TEXT NOT NULL,
        lines TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

_LEDGERS: Final = ("lot", "stock_entry", "stocktake", "stocktake_count", "stocktake_close")
_EVENT_LEDGERS: Final = ("event", "event_cost", "event_close")

STATEMENTS: Final = (
    *(f"ALTER TABLE {column}" for column in _COLUMNS),
    *_TABLES,
    *(
        f"CREATE TRIGGER {ledger}_never_{verb} BEFORE {verb.upper()} ON {ledger} "
        f"BEGIN SELECT RAISE(ABORT, 'the {ledger} ledger is append-only'); END"
        for ledger in (*_LEDGERS, *_EVENT_LEDGERS)
        for verb in ("update", "delete")
    ),
)
