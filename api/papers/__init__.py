"""Papers that people hold in their hands: the letter shown at the door, the minutes, what became of the evidence."""
