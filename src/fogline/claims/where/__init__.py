"""Where: places named in a text, and the places a claim is about."""
