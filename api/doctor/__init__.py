"""Examines a deployment: what is unsafe, what is worth doing, and how to mend it. Nothing is changed.

Each module looks at one thing and judges what it saw; judging knows no clock, network, file or database. A finding
tells neither a secret nor where anybody goes next.
"""
