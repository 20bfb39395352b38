"""Start Badak from a clone; an installed copy starts the same through its commands."""

from __future__ import annotations

import sys

from desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
