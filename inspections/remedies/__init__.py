"""What the unit must put right, reports, waivers, revisits, commendations."""
