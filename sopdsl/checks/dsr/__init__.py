"""Dasar Hukum: the regulations that a document rests on."""
