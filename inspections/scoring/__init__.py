"""What a visit's answers come to, and the figures kept of them."""
