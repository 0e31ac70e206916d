"""Weather stations' reports and the light of sun and moon, and whether what is said fits them."""
