"""The command line: a client of the case, one file per verb."""
