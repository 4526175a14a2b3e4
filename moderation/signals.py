"""Events of moderation that upper apps may listen to."""

from django.dispatch import Signal

# page, task_state (with .decision and .comment), by
decided = Signal()

# page, by (None for a command), reason, moment; expiry does not send it
withdrawn = Signal()
