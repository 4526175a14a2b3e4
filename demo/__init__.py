"""The demo: five regions with their companies, people and offers.

Data modules hold plain literals; the builders put them in the database the way people do:
draft, submit, approve. Regions, networks and schools carry their real names; companies,
people and every text are invented. Each row has a key (slug, mail address, code), so a
second run finds what stands there and leaves it alone.
"""
