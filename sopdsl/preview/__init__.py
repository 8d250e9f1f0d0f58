"""The preview in a browser: documents checked and drawn at every save, served to this computer only."""
