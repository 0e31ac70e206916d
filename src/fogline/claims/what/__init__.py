"""What is said: relation, actors, and the event it belongs to."""
