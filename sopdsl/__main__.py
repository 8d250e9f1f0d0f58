"""`python -m sopdsl` is `sop`."""

import sys

from sopdsl.cli import main

if __name__ == "__main__":
    sys.exit(main())
