"""What this process tells those who keep it running: figures, lines, traces. None of it tells where a visit goes."""
