"""Who says what in Ukrainian and Russian: by words, word order and morphology, since the parse of these is weak."""
