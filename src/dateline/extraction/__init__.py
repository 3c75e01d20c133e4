"""Extraction stage: what one article says. Each module is one step, a pure function of the steps before it."""
