"""The one table of acts, what is open to whom, and the replay of the ledger."""
