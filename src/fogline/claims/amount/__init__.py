"""How many, of what: amounts in words and figures."""
