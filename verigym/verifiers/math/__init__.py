"""Math: extraction, normal forms, exact comparison, values at points, math-verify last."""

from verigym.verifiers.math.published.math_verify import PlainMathVerify
from verigym.verifiers.math.verifier import MathVerifier

__all__ = ["MathVerifier", "PlainMathVerify"]
