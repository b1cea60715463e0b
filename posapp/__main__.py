"""`python -m posapp`: the same as the command `posapp`."""

from __future__ import annotations

import sys

from posapp.app.console import main

sys.exit(main())
