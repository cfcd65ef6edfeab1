"""Programs, judged by running them in a sandbox against tests that they never see."""

from verigym.verifiers.code.extract import extract_code
from verigym.verifiers.code.verifier import CodeVerifier

__all__ = ["CodeVerifier", "extract_code"]
