"""The checklist on paper: as Markdown, PDF and DOCX."""
