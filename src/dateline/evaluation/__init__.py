"""How good the extraction is, measured against corpora that people have annotated."""
