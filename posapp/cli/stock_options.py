"""Options that several commands of goods share."""

from __future__ import annotations

from typing import Final

from posapp.cli.speech import option
from posapp.i18n import N_

NOTE: Final = option("--note", default="", metavar="TEXT", words=N_("What else is to be written down."))
PLACE: Final = option("--place", default="", metavar="NAME", words=N_("At which place; the store room without it."))
MADE: Final = option("--made", metavar="DAY", words=N_("When it was made, such as 15/1/2569; today without it."))
EXPIRES: Final = option(
    "--expires", metavar="DAY", words=N_("Its last day; without it, by how many days the goods keep.")
)
PRINT: Final = option("--print", "on_paper", is_flag=True, words=N_("Print it."))
