"""Dragoman reads news reports in the languages they are written in and says, with sources, what states did to one another."""

__version__ = "0.1.0"
