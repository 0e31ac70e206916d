"""Who said what: attribution, acts, speakers."""
