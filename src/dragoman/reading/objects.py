"""Agreements, commitments, positions, institutions, projects. (In work.)"""


class ObjectReader:
    def __init__(self, *a): pass
    def look(self, s, f): pass
    def records(self, d, c): return []
