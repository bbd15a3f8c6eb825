"""Objections, amendments and reopenings after a conclusion."""
