"""Version 1: the books of one group, its terminals, goods, sales, cash and journal."""

from __future__ import annotations

from typing import Final

NAME: Final = "m0001_books"

_TABLES: Final = (
    # Which group this file belongs to and which terminal writes in it.
    """CREATE TABLE book (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        grp TEXT NOT NULL,
        terminal TEXT NOT NULL REFERENCES terminal (id)
    ) STRICT""",
    """CREATE TABLE terminal (
        id TEXT PRIMARY KEY,
        letter TEXT NOT NULL UNIQUE,
        since TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE option (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # With a rowid: bodies of some kilobytes would waste half of each page of an index.
    """CREATE TABLE journal (
        terminal TEXT NOT NULL REFERENCES terminal (id),
        seq INTEGER NOT NULL CHECK (seq > 0),
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        body TEXT NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (terminal, seq)
    ) STRICT""",
    """CREATE TABLE outbox (
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        PRIMARY KEY (terminal, seq, kind, subject)
    ) STRICT, WITHOUT ROWID""",
    # People stay erasable: the journal holds only their id and a salted hash of the record.
    """CREATE TABLE person (
        id TEXT PRIMARY KEY,
        role TEXT NOT NULL CHECK (role IN ('cashier', 'customer')),
        name TEXT NOT NULL,
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        salt BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE category (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        icon TEXT NOT NULL,
        position INTEGER NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1))
    ) STRICT""",
    """CREATE TABLE product (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        short_name TEXT NOT NULL,
        category TEXT NOT NULL,
        unit TEXT NOT NULL,
        price INTEGER NOT NULL CHECK (price >= 0),
        free_price INTEGER NOT NULL CHECK (free_price IN (0, 1)),
        tracked INTEGER NOT NULL CHECK (tracked IN (0, 1)),
        warn_at INTEGER NOT NULL,
        vat_exempt INTEGER NOT NULL CHECK (vat_exempt IN (0, 1)),
        owner TEXT NOT NULL,
        photo TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        edits INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE barcode (
        code TEXT PRIMARY KEY,
        product TEXT NOT NULL REFERENCES product (id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX barcode_product ON barcode (product)",
    """CREATE TABLE photo (
        digest TEXT PRIMARY KEY,
        jpeg BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE cash_session (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL REFERENCES terminal (id),
        number INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        day TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        opened_by TEXT NOT NULL,
        opening INTEGER NOT NULL CHECK (opening >= 0),
        count TEXT,
        counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
        UNIQUE (terminal, number),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX cash_session_day ON cash_session (day)",
    """CREATE TABLE cash_move (
        id TEXT PRIMARY KEY,
        session TEXT NOT NULL REFERENCES cash_session (id),
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('paid_in', 'paid_out')),
        amount INTEGER NOT NULL CHECK (amount > 0),
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX cash_move_session ON cash_move (session)",
    """CREATE TABLE cash_close (
        session TEXT PRIMARY KEY REFERENCES cash_session (id),
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        expected INTEGER NOT NULL,
        counted INTEGER NOT NULL CHECK (counted >= 0),
        count TEXT,
        reason TEXT NOT NULL,
        actor TEXT NOT NULL,
        witness TEXT NOT NULL,
        totals TEXT NOT NULL,
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        perpetual_sold INTEGER NOT NULL,
        perpetual_refunded INTEGER NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX cash_close_seq ON cash_close (terminal, seq)",
    """CREATE TABLE sale (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund')),
        terminal TEXT NOT NULL REFERENCES terminal (id),
        seq INTEGER NOT NULL,
        series TEXT NOT NULL,
        running INTEGER NOT NULL CHECK (running > 0),
        number TEXT NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        session TEXT NOT NULL REFERENCES cash_session (id),
        cashier TEXT NOT NULL,
        total INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        vat_rate INTEGER,
        vat_taxed INTEGER,
        vat_tax INTEGER,
        discount_reason TEXT NOT NULL,
        customer TEXT NOT NULL,
        note TEXT NOT NULL,
        refers TEXT REFERENCES sale (id),
        reason TEXT NOT NULL,
        UNIQUE (series, running),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX sale_session ON sale (session)",
    "CREATE INDEX sale_day ON sale (day, at)",
    "CREATE INDEX sale_total ON sale (total)",
    "CREATE INDEX sale_refers ON sale (refers) WHERE refers IS NOT NULL",
    """CREATE TABLE sale_line (
        sale TEXT NOT NULL REFERENCES sale (id),
        n INTEGER NOT NULL,
        product TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        price INTEGER NOT NULL,
        list_price INTEGER NOT NULL,
        discount INTEGER NOT NULL,
        bill_discount INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        reason TEXT NOT NULL,
        vat_exempt INTEGER NOT NULL,
        owner TEXT NOT NULL,
        refers INTEGER NOT NULL,
        restock INTEGER NOT NULL,
        PRIMARY KEY (sale, n)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tender (
        sale TEXT NOT NULL REFERENCES sale (id),
        n INTEGER NOT NULL,
        method TEXT NOT NULL,
        amount INTEGER NOT NULL,
        given INTEGER NOT NULL,
        state TEXT NOT NULL,
        reference TEXT NOT NULL,
        customer TEXT NOT NULL,
        PRIMARY KEY (sale, n)
    ) STRICT, WITHOUT ROWID""",
    # What became of a transfer after the sale; the newest mark counts.
    """CREATE TABLE tender_mark (
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        sale TEXT NOT NULL,
        n INTEGER NOT NULL,
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        PRIMARY KEY (terminal, seq),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq),
        FOREIGN KEY (sale, n) REFERENCES tender (sale, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tender_mark_tender ON tender_mark (sale, n)",
    # One slip pays one bill.
    """CREATE TABLE slip (
        identity TEXT PRIMARY KEY,
        sale TEXT NOT NULL,
        n INTEGER NOT NULL,
        FOREIGN KEY (sale, n) REFERENCES tender (sale, n)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE stock_move (
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        n INTEGER NOT NULL,
        product TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        reason TEXT NOT NULL,
        sale TEXT NOT NULL,
        line INTEGER NOT NULL,
        PRIMARY KEY (terminal, seq, n),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT, WITHOUT ROWID""",
    # Running sums, kept in the transaction of the act they sum up; doctor adds them up again.
    """CREATE TABLE stock (
        product TEXT PRIMARY KEY,
        on_hand INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE product_day (
        day TEXT NOT NULL,
        product TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (day, product)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE held (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        cart TEXT NOT NULL
    ) STRICT""",
    # The bill on the screen, so that a power cut does not lose it.
    """CREATE TABLE draft (
        terminal TEXT PRIMARY KEY,
        cart TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE print_job (
        id TEXT PRIMARY KEY,
        paper TEXT NOT NULL,
        subject TEXT NOT NULL,
        at TEXT NOT NULL,
        copy INTEGER NOT NULL CHECK (copy IN (0, 1)),
        state TEXT NOT NULL,
        tries INTEGER NOT NULL,
        detail TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX print_job_subject ON print_job (subject)",
    "CREATE INDEX print_job_open ON print_job (state) WHERE state IN ('waiting', 'printing', 'not_ready')",
)

_LEDGERS: Final = (
    "journal",
    "sale",
    "sale_line",
    "tender",
    "tender_mark",
    "slip",
    "stock_move",
    "cash_session",
    "cash_move",
    "cash_close",
    "terminal",
)

STATEMENTS: Final = (
    *_TABLES,
    *(
        f"CREATE TRIGGER {ledger}_never_{verb} BEFORE {verb.upper()} ON {ledger} "
        f"BEGIN SELECT RAISE(ABORT, 'the {ledger} ledger is append-only'); END"
        for ledger in _LEDGERS
        for verb in ("update", "delete")
    ),
)
