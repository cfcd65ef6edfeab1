"""Every error that verigym raises on purpose. Each message says rule, value and cure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class VerigymError(Exception):
    """Base of all errors below; the command line turns one into exit code 2."""


class UsageError(VerigymError, ValueError):
    """A value that a caller gave breaks a rule."""


class RecordError(UsageError):
    """A line of a record file cannot be read; the message names file and line."""


class RecipeError(UsageError):
    """A recipe has an unknown key or an impossible value."""


class UnknownEnvError(VerigymError, LookupError):
    """No environment has this name."""


class BrokenEnvError(VerigymError, ImportError):
    """An environment is registered, but its code does not load."""


class BrokenVerifierError(VerigymError, ImportError):
    """A verifier is registered, but its code does not load."""


class SandboxError(VerigymError, RuntimeError):
    """The sandbox itself failed; what it ran is not to blame."""


class IsolationError(SandboxError):
    """This machine does not allow the isolation that was asked for."""


class MissingLanguageError(SandboxError):
    """This machine has no compiler or interpreter of a language."""


class TrainingError(VerigymError, RuntimeError):
    """A training run cannot go on; what it has saved is whole."""


class RunFolderError(VerigymError, FileExistsError):
    """A run folder exists already, or belongs to another recipe."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`` Did you mean 'x'?`` for the nearest of ``known``, or an empty string."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" Did you mean {near[0]!r}?" if near else ""
