"""What renderers share that draw with Graphviz: words as its labels, and DOT as a picture. No renderer itself."""
