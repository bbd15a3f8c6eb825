"""Every GET route of the API on the national data: `python -m bench.national`, or `make bench-national`."""
