"""The Thai banks by the code that transfers carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from posapp.i18n import N_


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank: its short sign and its name, a catalogue message."""

    short: str
    name: str


_TTB: Final = Bank("TTB", N_("TMBThanachart Bank"))

BANKS: Final = {
    "002": Bank("BBL", N_("Bangkok Bank")),
    "004": Bank("KBANK", N_("Kasikornbank")),
    "006": Bank("KTB", N_("Krungthai Bank")),
    "011": _TTB,
    "014": Bank("SCB", N_("Siam Commercial Bank")),
    "017": Bank("CITI", N_("Citibank")),
    "018": Bank("SMBC", N_("Sumitomo Mitsui Bank")),
    "020": Bank("SCBT", N_("Standard Chartered Bank")),
    "022": Bank("CIMBT", N_("CIMB Thai Bank")),
    "024": Bank("UOBT", N_("UOB")),
    "025": Bank("BAY", N_("Bank of Ayudhya (Krungsri)")),
    "030": Bank("GSB", N_("Government Savings Bank")),
    "033": Bank("GHB", N_("Government Housing Bank")),
    "034": Bank("BAAC", N_("Bank for Agriculture (BAAC)")),
    "039": Bank("MIZUHO", N_("Mizuho Bank")),
    "045": Bank("BNPP", N_("BNP Paribas")),
    "052": Bank("BOC", N_("Bank of China")),
    "065": Bank("TBANK", N_("Thanachart Bank")),
    "066": Bank("ISBT", N_("Islamic Bank of Thailand")),
    "067": Bank("TISCO", N_("TISCO Bank")),
    "069": Bank("KKP", N_("Kiatnakin Phatra Bank")),
    "070": Bank("ICBCT", N_("ICBC (Thai)")),
    "071": Bank("TCRB", N_("Thai Credit Bank")),
    "073": Bank("LHB", N_("Land and Houses Bank")),
    "076": _TTB,
}
