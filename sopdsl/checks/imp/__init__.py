"""The import (IMP): found when a file of another program is read."""
