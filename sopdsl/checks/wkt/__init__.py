"""Time (WKT)."""
