"""What higher apps hear about people and their memberships."""

from django.dispatch import Signal

# Somebody now belongs to an organisation, with rights. Sent inside the transaction, with
# membership=…, and by=… the person who vouched (None: the school's mail domain did).
membership_verified = Signal()

# Sent with `person` and `email` (the address they had), inside the transaction that erases:
# whoever keeps rows of their own about a mail address removes them.
person_erased = Signal()
