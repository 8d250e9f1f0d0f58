"""The identity page (IDN)."""
