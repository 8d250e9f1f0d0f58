"""The sheet (LBR): found by its renderer."""
