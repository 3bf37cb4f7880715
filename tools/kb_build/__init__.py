"""The steps by which tools/build_kb.py makes the knowledge base's files; no part of the installed package."""
