"""A paper as text: edges, wrapping, and a QR that can be read from the terminal."""

from __future__ import annotations

from PIL import Image
from zxingcpp import read_barcode

from posapp.cli.layout import width
from posapp.cli.sheet import PAPER_WIDTH, qr_lines, sheet_lines
from posapp.documents.block import Columns, Cut, FormRow, PriceLine, Qr, Rule, Signature, Space, Text
from posapp.documents.line_code import line_code
from posapp.documents.qr import qr_modules

_DOTS = {" ": (255, 255), "▀": (0, 255), "▄": (255, 0), "█": (0, 0)}


def test_a_qr_drawn_with_letters_decodes_to_its_text() -> None:
    lines = qr_lines(qr_modules("ราคา 20.00"))
    dots = bytes(_DOTS[sign][half] for line in lines for half in (0, 1) for sign in line)
    picture = Image.frombytes("L", (len(lines[0]), 2 * len(lines)), dots)
    found = read_barcode(picture.resize((4 * picture.width, 4 * picture.height), Image.Resampling.NEAREST))
    assert found
    assert found.text == "ราคา 20.00"


def test_every_block_keeps_to_the_paper() -> None:
    long = "น้ำพริกหนุ่มสูตรดั้งเดิมของแม่แดงบ้านสันกำแพงใส่ปลาร้าและมะเขือขื่น"
    lines = list(
        sheet_lines(
            (
                Text(long),
                Text("กลาง", "centre"),
                Text("ขวา", "right"),
                Columns(long, "1,250.00", indent=1),
                Rule(),
                Rule(double=True),
                Space(),
                Qr(qr_modules("x"), "สแกน"),
                Signature("ผู้นับ"),
                Cut(),
            )
        )
    )
    assert all(width(line) <= PAPER_WIDTH for line in lines)
    assert "-" * PAPER_WIDTH in lines
    assert "=" * PAPER_WIDTH in lines
    priced = next(line for line in lines if line.endswith("1,250.00"))
    assert width(priced) == PAPER_WIDTH
    assert any(line.endswith("ขวา") and width(line) == PAPER_WIDTH for line in lines)


def test_labels_and_forms_are_readable_on_a_terminal() -> None:
    rows = (PriceLine("฿60", ("ต่อขวด",)), line_code("A1"), FormRow("น้ำพริก", ("20", ""), tick=True), FormRow("นับ"))
    price, code, ticked, plain = sheet_lines(rows)
    assert price == "฿60 · ต่อขวด"
    assert code.strip() == "||| A1 |||"
    assert ticked.startswith("[ ] น้ำพริก ")
    assert ticked.endswith(" 20  ______")
    assert plain == "นับ"
