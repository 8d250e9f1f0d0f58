"""Sheets as files that offices go on working with: what DOCX and XLSX (ECMA-376) have in common, and their painters.

Text stands as running text in real cells, symbols are shapes and arrows connectors glued to them. Lengths of the
geometry are points; the formats count in EMU (12,700 a point), twips (20 a point) and half points.
"""
