from verigym.types import Reason, Task
from verigym.verifiers.math import MathVerifier
from verigym.verifiers.pool import VerifierPool


def test_hostile_answers_get_their_verdict_in_the_jail_and_harm_no_neighbour(tmp_path):
    target = tmp_path / "x"
    attack = f"__import__('os').system('touch {target}')"
    task, verifier = Task("1", "math", "", "x^2+1", {}), MathVerifier()
    hostile = [
        attack,
        rf"\boxed{{{attack}}}",
        "9**9**9**9",
        r"\boxed{5^{5^{5^{5^5}}}}",
        r"\boxed{" + "(" * 1000 + "x" + ")" * 1000 + "}",
        "().__class__.__base__.__subclasses__()",
    ]
    right, wrong = r"\boxed{1+x^2}", r"\boxed{1-x^2}"
    with VerifierPool(workers=1) as pool:
        verdicts = pool.judge([(verifier, task, text) for one in hostile for text in (right, one, wrong)])
    assert [verdict.passed for verdict in verdicts] == [True, False, False] * len(hostile)
    assert {verdict.reason for verdict in verdicts} == {Reason.CORRECT, Reason.WRONG, Reason.MALFORMED}
    assert not target.exists()
