"""Version 3: who may do what, bank statements, money in and out, copies, and sums of closed days."""

from __future__ import annotations

from typing import Final

NAME: Final = "m0003_treasurer"

_TABLES: Final = (
    # What a person may do, and the code that proves who it is (scrypt; NULL for a seller without one).
    """CREATE TABLE access (
        person TEXT PRIMARY KEY REFERENCES person (id),
        role TEXT NOT NULL CHECK (role IN ('seller', 'treasurer', 'trainer', 'auditor')),
        until TEXT,
        salt BLOB NOT NULL,
        code BLOB
    ) STRICT""",
    # Wrong codes: how many since the last right one, and the uptime (ms) and wait (s) counted from the last.
    """CREATE TABLE attempt (
        person TEXT PRIMARY KEY,
        wrong INTEGER NOT NULL,
        uptime INTEGER NOT NULL,
        wait INTEGER NOT NULL,
        mark TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE statement (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        bank TEXT NOT NULL,
        account TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    # What a bank's list says: amount above zero for money that came in. `nth` tells equal lines apart.
    """CREATE TABLE statement_line (
        statement TEXT NOT NULL REFERENCES statement (id),
        n INTEGER NOT NULL,
        at TEXT NOT NULL,
        amount INTEGER NOT NULL,
        reference TEXT NOT NULL,
        nth INTEGER NOT NULL,
        PRIMARY KEY (statement, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX statement_line_at ON statement_line (at)",
    # What the bank wrote beside it; names may stand in it, so it can be erased.
    """CREATE TABLE statement_text (
        statement TEXT NOT NULL,
        n INTEGER NOT NULL,
        text TEXT NOT NULL,
        mark TEXT NOT NULL,
        PRIMARY KEY (statement, n)
    ) STRICT, WITHOUT ROWID""",
    # Which line of a statement is which payment, or what else it is; the newest word on a line counts.
    """CREATE TABLE statement_match (
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        k INTEGER NOT NULL,
        statement TEXT NOT NULL,
        n INTEGER NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('matched', 'loosened', 'explained')),
        sale TEXT NOT NULL,
        tender INTEGER NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        PRIMARY KEY (terminal, seq, k),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq),
        FOREIGN KEY (statement, n) REFERENCES statement_line (statement, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX statement_match_line ON statement_match (statement, n)",
    "CREATE INDEX statement_match_sale ON statement_match (sale, tender) WHERE sale <> ''",
    # What was owed and came in later: by a customer, a government scheme or an online shop.
    """CREATE TABLE settlement (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        actor TEXT NOT NULL,
        owed TEXT NOT NULL CHECK (owed IN ('customer', 'scheme', 'shop')),
        party TEXT NOT NULL,
        method TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount <> 0),
        note TEXT NOT NULL,
        reverses TEXT NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX settlement_day ON settlement (day)",
    "CREATE INDEX settlement_party ON settlement (party)",
    "CREATE UNIQUE INDEX settlement_reverses ON settlement (reverses) WHERE reverses <> ''",
    """CREATE TABLE settlement_part (
        settlement TEXT NOT NULL REFERENCES settlement (id),
        sale TEXT NOT NULL,
        tender INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (settlement, sale, tender),
        FOREIGN KEY (sale, tender) REFERENCES tender (sale, n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX settlement_part_tender ON settlement_part (sale, tender)",
    "CREATE INDEX tender_owed ON tender (state, method, customer) WHERE state <> 'received'",
    # Income and expenses beyond sales. What went through the drawer has a cash_move of the same entry.
    """CREATE TABLE money_entry (
        id TEXT PRIMARY KEY,
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('income', 'expense')),
        category TEXT NOT NULL,
        purse TEXT NOT NULL CHECK (purse IN ('drawer', 'box', 'bank')),
        amount INTEGER NOT NULL CHECK (amount > 0),
        party TEXT NOT NULL,
        paper TEXT NOT NULL,
        note TEXT NOT NULL,
        photo TEXT NOT NULL,
        reverses TEXT NOT NULL,
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT""",
    "CREATE INDEX money_entry_day ON money_entry (day)",
    "CREATE UNIQUE INDEX money_entry_reverses ON money_entry (reverses) WHERE reverses <> ''",
    # Copies of the books that were read back and found good.
    """CREATE TABLE backup (
        terminal TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        place TEXT NOT NULL,
        name TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        digest TEXT NOT NULL,
        head_seq INTEGER NOT NULL,
        encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
        PRIMARY KEY (terminal, seq),
        FOREIGN KEY (terminal, seq) REFERENCES journal (terminal, seq)
    ) STRICT, WITHOUT ROWID""",
)

# What no entry of the journal vouches for carries a digest of its row.
_MARKED: Final = {
    "book": "one, grp, terminal",
    "terminal": "id, letter, since",
    "option": "key, value",
    "held": "id, at, actor, cart",
    "draft": "terminal, cart",
    "notebook": "terminal, day, place, lines",
    "print_job": "id, paper, subject, at, copy, state, tries, detail",
}
_TERMINAL_STAYS: Final = (
    "CREATE TRIGGER terminal_never_update BEFORE UPDATE ON terminal "
    "BEGIN SELECT RAISE(ABORT, 'the terminal ledger is append-only'); END"
)

# When a step ran is of no use to anybody; as it always says the same, a change of it is found.
_STEPS: Final = (
    "UPDATE _sqlite_migrations SET applied_at = ''",
    """CREATE TRIGGER step_without_time AFTER INSERT ON _sqlite_migrations
        BEGIN UPDATE _sqlite_migrations SET applied_at = '' WHERE id = new.id; END""",
)

_SUMS: Final = (
    # The sums of closed days, and which sessions they hold; all others are added up from their bills.
    "DROP TABLE product_day",
    "CREATE TABLE summed (session TEXT PRIMARY KEY REFERENCES cash_session (id)) STRICT, WITHOUT ROWID",
    """CREATE TABLE goods_day (
        day TEXT NOT NULL,
        session TEXT NOT NULL,
        product TEXT NOT NULL,
        owner TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        discount INTEGER NOT NULL,
        cost INTEGER NOT NULL,
        costed INTEGER NOT NULL,
        PRIMARY KEY (day, session, product, owner)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE bills_day (
        day TEXT NOT NULL,
        session TEXT NOT NULL,
        hour INTEGER NOT NULL,
        cashier TEXT NOT NULL,
        place TEXT NOT NULL,
        kind TEXT NOT NULL,
        late INTEGER NOT NULL,
        bills INTEGER NOT NULL,
        total INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        discount INTEGER NOT NULL,
        vat_taxed INTEGER NOT NULL,
        vat_tax INTEGER NOT NULL,
        PRIMARY KEY (day, session, hour, cashier, place, kind, late)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE money_day (
        day TEXT NOT NULL,
        session TEXT NOT NULL,
        method TEXT NOT NULL,
        bills INTEGER NOT NULL,
        taken INTEGER NOT NULL,
        returned INTEGER NOT NULL,
        PRIMARY KEY (day, session, method)
    ) STRICT, WITHOUT ROWID""",
    # Only for filling them now: views of the file itself may not read JSON.
    # A basket's money belongs to the owners of its parts; the basket itself is counted with its first part.
    """CREATE TEMP VIEW line_share AS
        SELECT sale.day, sale.session, sale_line.sale, sale_line.n, sale_line.product, sale_line.owner,
            sale_line.quantity, sale_line.amount, sale_line.discount + sale_line.bill_discount AS discount,
            CASE WHEN sale_line.quantity < 0 THEN -((500 - sale_line.quantity * sale_line.cost) / 1000)
                ELSE (sale_line.quantity * sale_line.cost + 500) / 1000 END AS cost,
            sale_line.amount * (sale_line.cost > 0) AS costed
        FROM sale JOIN sale_line ON sale_line.sale = sale.id WHERE sale_line.parts = ''
        UNION ALL
        SELECT sale.day, sale.session, sale_line.sale, sale_line.n, sale_line.product, json_extract(part.value, '$[3]'),
            sale_line.quantity * (part.key = 0), json_extract(part.value, '$[2]'),
            (sale_line.discount + sale_line.bill_discount) * (part.key = 0),
            CASE WHEN json_extract(part.value, '$[1]') < 0
                THEN -((500 - json_extract(part.value, '$[1]') * json_extract(part.value, '$[4]')) / 1000)
                ELSE (json_extract(part.value, '$[1]') * json_extract(part.value, '$[4]') + 500) / 1000 END,
            json_extract(part.value, '$[2]') * (json_extract(part.value, '$[4]') > 0)
        FROM sale JOIN sale_line ON sale_line.sale = sale.id JOIN json_each(sale_line.parts) AS part
        WHERE sale_line.parts <> ''""",
    """CREATE TEMP VIEW bill_sum AS
        SELECT day, session, CAST(substr(at, 12, 2) AS INTEGER) AS hour, cashier, place, kind, late, 1 AS bills, total,
            rounding, (SELECT coalesce(sum(discount + bill_discount), 0) FROM sale_line WHERE sale_line.sale = sale.id)
            AS discount, coalesce(vat_taxed, 0) AS vat_taxed, coalesce(vat_tax, 0) AS vat_tax
        FROM sale""",
    """CREATE TEMP VIEW tender_sum AS
        SELECT sale.day, sale.session, tender.method, NOT EXISTS (SELECT 1 FROM tender AS earlier
            WHERE earlier.sale = tender.sale AND earlier.method = tender.method AND earlier.n < tender.n) AS bills,
            tender.amount * (tender.amount > 0) AS taken, tender.amount * (tender.amount < 0) AS returned
        FROM sale JOIN tender ON tender.sale = sale.id""",
    """CREATE TEMP VIEW open_day AS SELECT id FROM cash_session
        WHERE NOT EXISTS (SELECT 1 FROM cash_close WHERE cash_close.session = cash_session.id)""",
    """INSERT INTO goods_day SELECT day, session, product, owner, sum(quantity), sum(amount), sum(discount), sum(cost),
        sum(costed) FROM line_share WHERE session NOT IN (SELECT id FROM open_day)
        GROUP BY day, session, product, owner""",
    """INSERT INTO bills_day SELECT day, session, hour, cashier, place, kind, late, sum(bills), sum(total),
        sum(rounding), sum(discount), sum(vat_taxed), sum(vat_tax) FROM bill_sum
        WHERE session NOT IN (SELECT id FROM open_day) GROUP BY day, session, hour, cashier, place, kind, late""",
    """INSERT INTO money_day SELECT day, session, method, sum(bills), sum(taken), sum(returned) FROM tender_sum
        WHERE session NOT IN (SELECT id FROM open_day) GROUP BY day, session, method""",
    "INSERT INTO summed SELECT session FROM cash_close",
    *(f"DROP VIEW {view}" for view in ("line_share", "bill_sum", "tender_sum", "open_day")),
)

# Acts other than sales, bills written down late, and the days an article was sold on, without reading a million others.
_INDEXES: Final = (
    "CREATE INDEX journal_act ON journal (kind, at) WHERE kind <> 'sale'",
    "CREATE INDEX sale_late ON sale (at) WHERE late = 1",
    "CREATE INDEX goods_day_product ON goods_day (product, day)",
)

_LEDGERS: Final = (
    *("statement", "statement_line", "statement_match"),
    *("settlement", "settlement_part", "money_entry", "backup"),
)

STATEMENTS: Final = (
    *_TABLES,
    "DROP TRIGGER terminal_never_update",
    *(f"ALTER TABLE {table} ADD COLUMN mark TEXT NOT NULL DEFAULT ''" for table in _MARKED),
    *(f"UPDATE {table} SET mark = mark_of('{table}', {columns})" for table, columns in _MARKED.items()),
    _TERMINAL_STAYS,
    *_STEPS,
    *_SUMS,
    *_INDEXES,
    *(
        f"CREATE TRIGGER {ledger}_never_{verb} BEFORE {verb.upper()} ON {ledger} "
        f"BEGIN SELECT RAISE(ABORT, 'the {ledger} ledger is append-only'); END"
        for ledger in _LEDGERS
        for verb in ("update", "delete")
    ),
)
