"""Custody bundles, the care of photos, links to them, what is held and for how long."""
