"""Tables as files: XLSX for Excel, CSV for other programs that people use, JSON Lines for programs."""
