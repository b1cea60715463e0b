"""The marks of a product as they stand on its label: the number with the words the law or the buyers know it by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.domain.certificate import Certificate

_LINES: Final[Mapping[str, str]] = {
    "food": N_("FDA {number}"),
    "cosmetic": N_("Notification No. {number}"),
    "herb": N_("Herbal product {number}"),
    "community": N_("Community standard {number}"),
    "organic": N_("Organic {number}"),
    "halal": N_("Halal {number}"),
}


def certificate_line(certificate: Certificate, say: Callable[[str], str] = _) -> str:
    """What a label says of `certificate`: "อย. 50-2-01234-5-0001", "OTOP 5 ดาว ปี 2566"; `say` translates."""
    if certificate.kind == "otop":
        stars, slash, year = (part.strip() for part in certificate.number.partition("/"))
        words = N_("OTOP {stars} stars {year}") if slash else N_("OTOP {stars} stars")
        return say(words).format(stars=stars, year=year)
    line = _LINES.get(certificate.kind)
    return say(line).format(number=certificate.number) if line else certificate.number
