"""Proposals to other bodies (L3 to L7) and the forms of discipline."""
