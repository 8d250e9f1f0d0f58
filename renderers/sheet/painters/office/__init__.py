"""Sheets as files that offices go on working with: the painters of DOCX and XLSX, and what these have in common.

Text stands as running text in real cells, symbols are shapes and arrows connectors glued to them. Lengths of the
geometry are points; `renderers.office` says what the formats count in.
"""
