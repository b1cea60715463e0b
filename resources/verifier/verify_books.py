"""Checks the books of a group without the program that wrote them. It needs Python 3.9 or newer and nothing else.

    python3 verify_books.py books.db [--seal XXXXX-XXXXX ...]

It follows the journal (each entry is hashed over the one before it), compares every bill and every closed day with
what the journal says of it, adds them up again, and looks for the codes given with --seal: those that stand on the
signed day sheets (10 signs) and on receipts (8 signs). It only reads. Exit 0: everything agrees. Exit 1: something
does not, and each line says what. Exit 2: it was called wrongly, or the file can't be read.

How an entry is hashed: hash(0) = SHA-256("RAANRAO-J1 genesis" LF, group uuid 16 bytes, terminal uuid 16 bytes);
hash(n) = SHA-256("RAANRAO-J1" LF, hash(n-1) 32 bytes, body(n) as UTF-8). A code is the first bits of a hash in
Crockford's base 32.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

APPLICATION = 0x52524231
NEWEST_VERSION = 4
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LISTED = 40

LINE = (
    *("n", "product", "code", "name", "unit", "quantity", "price", "list_price", "discount", "bill_discount"),
    *("amount", "reason", "vat_exempt", "owner", "refers", "restock"),
)
TENDER = ("method", "amount", "given", "state", "reference", "customer")
CLOSE = ("expected", "counted", "reason", "witness", "first_seq", "last_seq", "perpetual_sold", "perpetual_refunded")


@dataclass
class Till:
    """A till of the group, and what its journal has said so far. Amounts in satang."""

    id: str
    letter: str
    sold: int = 0
    refunded: int = 0
    day_sold: int = 0
    day_refunded: int = 0
    closed_at: int = 0


@dataclass
class Check:
    """One check of a file: what is wrong, and the code of every entry that stands on a paper."""

    rows: sqlite3.Connection
    faults: list[tuple[str, str]] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    days: list[tuple[str, int, str, str, int]] = field(default_factory=list)
    bills: int = 0
    entries: int = 0

    def wrong(self, thai: str, english: str) -> None:
        """Note a fault in both languages."""
        self.faults.append((thai, english))

    def all(self) -> None:
        """Check everything there is."""
        self._file()
        (group,) = self.rows.execute("SELECT grp FROM book").fetchone()
        for till in [Till(*row) for row in self.rows.execute("SELECT id, letter FROM terminal ORDER BY rowid")]:
            for seq, facts in self._chain(group, till):
                try:
                    self._entry(till, seq, facts)
                except (AttributeError, KeyError, TypeError, ValueError):
                    self.wrong(
                        f"สมุดบันทึก {till.letter} {seq}: ข้อมูลไม่ครบ", f"Journal {till.letter} {seq}: it lacks facts."
                    )
        self._counts()

    def _file(self) -> None:
        (application,) = self.rows.execute("PRAGMA application_id").fetchone()
        (version,) = self.rows.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION:
            self.wrong("แฟ้มนี้ไม่ใช่บัญชีของร้านเรา", "This is no file of Raan Rao.")
        if version > NEWEST_VERSION:
            self.wrong(
                f"แฟ้มเป็นรุ่น {version} ใหม่กว่าที่ตัวตรวจนี้รู้จัก",
                f"The file has version {version}, newer than this checker knows.",
            )
        for (said,) in self.rows.execute("PRAGMA integrity_check(5)"):
            if said != "ok":
                self.wrong(f"แฟ้มเสียหาย: {said}", f"The file is damaged: {said}")

    def _chain(self, group: str, till: Till) -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries of a till, from its first on, with what they say."""
        link = hashlib.sha256(b"RAANRAO-J1 genesis\n" + uuid.UUID(group).bytes + uuid.UUID(till.id).bytes).digest()
        expected = 1
        found = self.rows.execute(
            "SELECT seq, kind, at, actor, body, hash FROM journal WHERE terminal = ? ORDER BY seq", (till.id,)
        )
        for seq, kind, at, actor, body, stands in found:
            where = f"{till.letter} {seq}"
            if seq != expected:
                self.wrong(f"สมุดบันทึก {where}: รายการก่อนหน้าหายไป", f"Journal {where}: entries before it are missing.")
            if hashlib.sha256(b"RAANRAO-J1\n" + link + body.encode()).digest() != stands:
                self.wrong(f"สมุดบันทึก {where}: ถูกแก้ไข", f"Journal {where}: it, or an entry before it, was changed.")
            link, expected = stands, seq + 1
            self.entries += 1
            self.hashes[code(stands)] = where
            try:
                facts = dict(json.loads(body))
            except (TypeError, ValueError):
                self.wrong(f"สมุดบันทึก {where}: อ่านไม่ได้", f"Journal {where}: it can't be read.")
                continue
            columns = {"k": kind, "at": at, "by": actor, "n": seq, "t": till.letter}
            if any(facts.get(name) != value for name, value in columns.items()):
                self.wrong(f"สมุดบันทึก {where}: ข้อมูลไม่ตรงกัน", f"Journal {where}: its columns differ from its text.")
            if kind == "z_close":
                self.days.append((till.letter, 0, at[:10], code(stands), 0))
            yield seq, facts

    def _entry(self, till: Till, seq: int, facts: dict[str, Any]) -> None:
        if facts["k"] in ("sale", "refund"):
            self._bill(till, seq, facts)
        elif facts["k"] == "z_close":
            self._day(till, seq, facts)

    def _bill(self, till: Till, seq: int, facts: dict[str, Any]) -> None:
        """A bill stands in the books as told, and its parts add up to its total."""
        number, total = facts["number"], facts["total"]
        self.bills += 1
        said = (till.id, seq, facts["k"], number, facts["at"], facts["day"], total, facts["rounding"], facts["by"])
        row = self.rows.execute(
            "SELECT terminal, seq, kind, number, at, day, total, rounding, cashier FROM sale WHERE id = ?",
            (facts["id"],),
        ).fetchone()
        lines = [tuple(line[name] for name in LINE) for line in facts["lines"]]
        tenders = [tuple(tender[name] for name in TENDER) for tender in facts["tenders"]]
        if (
            row != said
            or not self._same("sale_line", LINE, facts, lines)
            or not self._same("tender", TENDER, facts, tenders)
        ):
            self.wrong(f"บิล {number}: ไม่ตรงกับสมุดบันทึก", f"Bill {number}: it differs from the journal.")
        if sum(line["amount"] for line in facts["lines"]) + facts["rounding"] != total or total != sum(
            tender["amount"] for tender in facts["tenders"]
        ):
            self.wrong(f"บิล {number}: ยอดรวมไม่ถูก", f"Bill {number}: its lines or payments do not add up.")
        if facts["k"] == "sale":
            till.sold, till.day_sold = till.sold + total, till.day_sold + total
        else:
            till.refunded, till.day_refunded = till.refunded + total, till.day_refunded + total

    def _same(self, table: str, names: tuple[str, ...], facts: dict[str, Any], said: list[tuple[Any, ...]]) -> bool:
        found = self.rows.execute(f"SELECT {', '.join(names)} FROM {table} WHERE sale = ? ORDER BY n", (facts["id"],))
        return found.fetchall() == said

    def _day(self, till: Till, seq: int, facts: dict[str, Any]) -> None:
        """A closed day stands in the books as told, and its sums are those of the bills before it."""
        row = self.rows.execute(
            f"SELECT {', '.join(f'cash_close.{name}' for name in CLOSE)}, number, day FROM cash_close "
            "JOIN cash_session ON cash_session.id = cash_close.session WHERE cash_close.session = ?",
            (facts["session"],),
        ).fetchone()
        if row is None or row[: len(CLOSE)] != tuple(facts[name] for name in CLOSE):
            self.wrong(
                f"การปิดร้าน {till.letter} {seq}: ไม่ตรงกับสมุดบันทึก",
                f"Close {till.letter} {seq}: it differs from the journal.",
            )
            return
        number, day = row[len(CLOSE) :]
        letter, _number, _day, seal, _sold = self.days[-1]
        self.days[-1] = (letter, number, day, seal, till.day_sold + till.day_refunded)
        sums = facts["perpetual_sold"], facts["perpetual_refunded"], facts["first_seq"]
        totals = facts["totals"] or {}
        of_day = totals.get("sold", till.day_sold), totals.get("refunded", till.day_refunded)
        if sums != (till.sold, till.refunded, till.closed_at + 1) or of_day != (till.day_sold, till.day_refunded):
            self.wrong(f"วันที่ {number}: ยอดรวมไม่ตรงกับบิล", f"Day {number}: its sums differ from its bills.")
        till.day_sold = till.day_refunded = 0
        till.closed_at = seq

    def _counts(self) -> None:
        """No bill, line, payment or close is there without an entry."""
        for table, kinds in (("sale", "'sale', 'refund'"), ("cash_close", "'z_close'")):
            (extra,) = self.rows.execute(
                f"SELECT count(*) FROM {table} WHERE NOT EXISTS (SELECT 1 FROM journal WHERE "
                f"journal.terminal = {table}.terminal AND journal.seq = {table}.seq AND journal.kind IN ({kinds}))"
            ).fetchone()
            if extra:
                self.wrong(f"มี {extra} แถวเกินใน {table}", f"Table {table}: {extra} rows the journal does not tell of.")
        for table in ("sale_line", "tender"):
            (extra,) = self.rows.execute(
                f"SELECT count(*) FROM {table} WHERE sale NOT IN (SELECT id FROM sale)"
            ).fetchone()
            if extra:
                self.wrong(f"มี {extra} แถวเกินใน {table}", f"Table {table}: {extra} rows without a bill.")

    def paper(self, text: str) -> str:
        """Where the code on a paper stands in the journal; empty, and a fault, when it does not."""
        signs = "".join(sign for sign in text.upper().translate(str.maketrans("OIL", "011")) if sign in SIGNS)
        where = next((where for known, where in self.hashes.items() if signs and known.startswith(signs)), "")
        if len(signs) not in (8, 10) or not where:
            self.wrong(
                f"ไม่พบรหัส {text} บนกระดาษในแฟ้มนี้",
                f"The code {text} of a paper is not in this file: it was changed, or is another.",
            )
        return where


def code(link: bytes) -> str:
    """The first 50 bits of a hash."""
    bits = int.from_bytes(link[:8], "big")
    return "".join(SIGNS[bits >> (64 - 5 * place) & 31] for place in range(1, 11))


def baht(satang: int) -> str:
    """An amount as people write it."""
    return f"{'-' if satang < 0 else ''}{abs(satang) // 100:,}.{abs(satang) % 100:02d}"


def report(check: Check, papers: Sequence[str]) -> int:
    """Say what was found; the exit code."""
    print(f"สมุดบันทึก {check.entries:,} รายการ บิล {check.bills:,} ใบ ปิดร้าน {len(check.days):,} วัน")
    print(f"{check.entries:,} journal entries, {check.bills:,} bills, {len(check.days):,} closed days")
    for letter, number, day, seal, sold in check.days[-LISTED:]:
        print(f"  {letter} {number:>4}  {day}  {seal[:5]}-{seal[5:]}  {baht(sold):>16}")
    for text in papers:
        where = check.paper(text)
        if where:
            print(f"พบรหัส {text} ที่รายการ {where}\nThe code {text} is that of journal entry {where}.")
    for thai, english in check.faults[:LISTED]:
        print(f"✗ {thai}\n  {english}")
    if check.faults:
        print(f"พบสิ่งที่ไม่ตรง {len(check.faults)} แห่ง อย่าใช้แฟ้มนี้จนกว่าจะรู้สาเหตุ")
        print(f"NOT SOUND: {len(check.faults)} faults. Do not rely on this file before you know why.")
        return 1
    print("ทุกอย่างตรงกัน" + ("" if papers else " (ใส่รหัสจากใบปิดร้านด้วย --seal เพื่อให้แน่ใจว่าไม่มีใครสร้างแฟ้มใหม่)"))
    print("SOUND: everything agrees." + ("" if papers else " Give codes of signed day sheets with --seal to be sure."))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the file that was named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("books", type=Path)
    parser.add_argument("--seal", action="append", default=[], metavar="CODE")
    asked = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        uri = f"{asked.books.resolve(strict=True).as_uri()}?mode=ro&immutable=1"
        check = Check(sqlite3.connect(uri, uri=True))
        check.all()
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
        print(f"อ่านแฟ้มไม่ได้: {error}\nThe file can't be read: {error}", file=sys.stderr)
        return 2
    return report(check, asked.seal)


if __name__ == "__main__":
    sys.exit(main())
