"""Events of moderation that upper apps may listen to."""

from django.dispatch import Signal

# page, task_state (with .decision, .comment and the revision decided about), by, and `submitted`:
# the revision as it came in, another one where the leader corrected it
decided = Signal()

# page, by (None for a command), reason, moment; expiry does not send it
withdrawn = Signal()

# page, revision, problem (a text, perhaps lazy): an approved version did not come online
start_failed = Signal()
