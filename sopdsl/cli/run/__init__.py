"""`sop run`: SOPs carried out, a command a file."""
