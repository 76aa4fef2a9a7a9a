"""What happens when something breaks: told once, reported without data, and gone on from where one was."""

from partnertrack.ui.crash.crash import Crash
from partnertrack.ui.crash.running import Ended, Running
from partnertrack.ui.crash.taking_up import TakingUp

__all__ = ["Crash", "Ended", "Running", "TakingUp"]
