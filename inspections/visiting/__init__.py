"""From the release to the hand-in: teams, openings, sheets, withdrawals."""
