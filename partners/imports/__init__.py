"""Imports: one engine for every source, used by the commands, the screen and the worker.

A file becomes rows, a row becomes a key with facts, and facts are compared with what is
stored. Nothing is ever removed because a file lacks it (docs/imports.md).
"""
