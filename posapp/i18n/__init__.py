"""Words and numbers in Thai and English: the one place that knows how people write."""

from posapp.i18n.catalogue import LANGUAGES, N_, _, install, language, said_in, use
from posapp.i18n.dates import clock_text, date_text, long_date_text, moment_text, month_text, short_month_text
from posapp.i18n.numbers import amount_text, arabic_digits, baht_words, count_text, quantity_text
from posapp.i18n.sorting import collation_key, search_key

__all__ = [
    "LANGUAGES",
    "N_",
    "_",
    "amount_text",
    "arabic_digits",
    "baht_words",
    "clock_text",
    "collation_key",
    "count_text",
    "date_text",
    "install",
    "language",
    "long_date_text",
    "moment_text",
    "month_text",
    "quantity_text",
    "said_in",
    "search_key",
    "short_month_text",
    "use",
]
