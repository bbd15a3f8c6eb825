"""A province at work while everything under it fails: nothing acknowledged is lost, and nothing is done twice."""
