"""Text and syntax (TKS)."""
