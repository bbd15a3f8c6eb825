"""A morning of 2,000 phones and 500 desks against one machine: `python -m bench.load`, or `make bench-load`."""
