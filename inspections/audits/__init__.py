"""The audit of the auditors: leniency, agreement, pace, back-checks."""
