"""Why a backup or restore was refused."""


class Refused(RuntimeError):
    """The message says why nothing was done."""
