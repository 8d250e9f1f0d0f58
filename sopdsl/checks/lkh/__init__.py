"""Steps, langkah (LKH)."""
