"""The words that amounts are written with, language by language."""
