"""Backups of the database and the evidence into a directory, and their way back. Docs: docs/operate.md, "Backup"."""
