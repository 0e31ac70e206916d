"""Videos and pictures: what is in the file, where else it was posted, and what may be said of it."""
