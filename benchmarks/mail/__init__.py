"""Proof that no mail is lost: a mail server to write to, and a worker to kill."""
