"""The case folder: an SQLite database and the bytes that were read, kept under their SHA-256.

``database`` opens and migrates, ``tables`` says what is kept, ``write`` and ``view`` put in and take out,
``search`` finds words, ``files`` keeps bytes, ``codec`` turns the model's values into JSON and back.
"""
