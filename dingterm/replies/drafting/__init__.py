"""What an AI draft is asked with, what may go wrong with it, and how what comes is made a reply again."""
