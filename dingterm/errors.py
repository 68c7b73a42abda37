"""The errors a user may see: each has a title and one sentence that says what, where and what to do."""

from __future__ import annotations


class DingtermError(Exception):
    """Base of every error shown to a user.

    Attributes:
        title: A few words for a heading.
        sentence: What happened, where, and what to do.
    """

    title = "Something went wrong"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UsageError(DingtermError):
    """The command was asked for in a way it cannot take (exit status 2)."""

    title = "Wrong usage"


class SettingsError(DingtermError):
    """A settings, keymap or theme file cannot be used."""

    title = "Settings"


class SecretError(DingtermError):
    """A secret cannot be read or kept safely."""

    title = "Secrets"


class StoreError(DingtermError):
    """The database cannot be opened, read or written."""

    title = "Database"


class IntakeError(DingtermError):
    """A file cannot be read as data."""

    title = "Import"


class CleaningError(DingtermError):
    """Rows cannot be cleaned as asked."""

    title = "Cleaning"


class OutputError(DingtermError):
    """A file that was asked for cannot be written."""

    title = "Writing"


class NumbersError(DingtermError):
    """A question about phone numbers cannot be answered as asked."""

    title = "Phone numbers"


class RecoveryError(DingtermError):
    """The queue cannot do what was asked."""

    title = "Queue"


class TemplateError(DingtermError):
    """A template cannot be read or filled."""

    title = "Templates"


class DeliveryError(DingtermError):
    """A text cannot be handed to the agent's clipboard or chat app."""

    title = "Delivery"


class TrainingError(DingtermError):
    """A lesson or the demo shop cannot be played."""

    title = "Training"
