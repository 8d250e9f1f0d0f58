"""What files of office programs (ECMA-376) have in common, whichever renderer makes them. No renderer itself.

The formats count lengths in EMU (12,700 a point), twips (20 a point) and half points.
"""
