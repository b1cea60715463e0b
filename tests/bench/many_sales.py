"""Run as a program: sells without end in one process, and says how much memory it held early and late."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.bench.first_window import resident_mb
from tests.bench.shops import new_shop, sell_five


def main(sales: int) -> None:
    """Sell `sales` bills; memory is looked at after a tenth of them and at the end."""
    with tempfile.TemporaryDirectory() as folder:
        shop, goods = new_shop(Path(folder), 500)
        shop.books.database.rows.execute("PRAGMA synchronous = OFF")
        early = 0.0
        for number in range(sales):
            sell_five(shop, goods, number)
            if number == sales // 10:
                early = resident_mb()
        print(json.dumps({"early": early, "late": resident_mb()}))
        shop.books.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
