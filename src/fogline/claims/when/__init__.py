"""When something is said and when it happened."""
