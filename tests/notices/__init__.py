"""A small moderated page that only tests have: its fields change as a release would change them.

Its schema is written with `manage.py moderated_schema --write --settings sto_cms.settings.test`.
"""
