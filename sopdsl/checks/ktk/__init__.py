"""Links between the SOPs of a portfolio (KTK)."""
