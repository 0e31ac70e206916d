"""Claims by a language model of the user's own choice: off unless asked for, every field held to the text."""
