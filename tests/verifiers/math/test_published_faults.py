"""What published verifiers got wrong or hung on, judged right. Numbers are huggingface/Math-Verify's issues."""

import pytest

from verigym.types import Reason, Task
from verigym.verifiers.math import MathVerifier
from verigym.verifiers.pool import VerifierPool

WRONG = [
    # 14: both were rounded to 0 before they were compared.
    (r"\frac{1}{2004!}", r"\frac{1}{2006!}"),
    (r"1/2004!", r"1/2006!"),
    # 14: 2^{-99} and 2^{-98} differ by less than the tolerance.
    (r"\frac{1}{2^{99}}", r"\frac{1}{2^{98}}"),
    # 14: "n=" with a list was an equation whose left sides agreed; the lists were not looked at.
    ("n=2, 3, 4", "n=1, 2, 3"),
    ("n=1,2,3", "n=2,3,4"),
    # 14: the same with a named interval.
    ("D = (0, 1)", "D = (0, 1.5)"),
    # 14: the same with a recurrence, whose right sides were not looked at.
    (r"F_n = \sum_{k=0}^{n-1} F_k F_{n-k-1}", r"F_n = \sum_{k=0}^{n-2} F_k F_{n-k-2}"),
    # 14: words in a list made the parser keep one number of each.
    (r"19, 46, \text{ and } 82", "21, 36, and 82"),
    # 14: numbers as small as this were equal to the tolerance.
    (r"\frac{2^{2005}+1}{3 \cdot 2^{2006}}", r"\frac{1}{3 \cdot 2^{2006}}"),
    # 14: \mathrm{e} was not understood, and the 1 before it became the whole answer.
    (r"1 - \frac{1}{\mathrm{e}}", r"1 + \frac{1}{\mathrm{e}}"),
    # 14: plus-minus was met by either of its values.
    (r"\pm 2021", "2021"),
    # 14: the hours of a time were not looked at.
    ("12:00", "1:00"),
    # 14: of lists and ratios that go on, the first number alone counted.
    (r"1, 2, \ldots, n", r"1, 3, 5, \ldots, 2n-1"),
    (r"1:2:3:\ldots", r"1:4:9:\ldots"),
    # 60: two different lines were both read as the 0 on their right sides.
    ("3*x-1*y+13=0", "3x + 4y + 14=0"),
    ("3x-y+13=0", "0"),
    # 26, the other way round: a line with another intercept, and its intercept alone.
    ("2x+4y-3=0", r"y = -\frac{1}{2}x - \frac{3}{4}"),
    ("2x+4y-3=0", r"\frac{3}{4}"),
]

RIGHT = [
    # 26: a line in general form was not met by the same line solved for y.
    ("2x+4y-3=0", "y = -1/2*x + 3/4"),
    ("2x+4y-3=0", r"y = -\frac{1}{2}x + \frac{3}{4}"),
    (r"y = -\frac{1}{2}x + \frac{3}{4}", "2x+4y-3=0"),
    # 60: the line itself, and its multiple.
    ("3*x-1*y+13=0", "y = 3x + 13"),
    ("3*x-1*y+13=0", "2y - 6x = 26"),
    # 14: what each of these golds means, in other words.
    (r"\frac{1}{2004!}", r"\frac{2005 \cdot 2006}{2006!}"),
    (r"\frac{1}{2^{99}}", r"\frac{2}{2^{100}}"),
    ("n=1,2,3", "n=3,2,1"),
    (r"19, 46, \text{ and } 82", "82, 19, and 46"),
    (r"\frac{2^{2005}+1}{3 \cdot 2^{2006}}", r"\frac{1}{6} + \frac{1}{3 \cdot 2^{2006}}"),
    (r"1 - \frac{1}{\mathrm{e}}", r"\frac{e-1}{e}"),
    (r"\pm 2021", "-2021, 2021"),
    ("12:00", "12:00"),
]


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_published_false_positives_are_wrong_both_ways(right, gold, answer):
    assert not right(gold, answer)
    assert not right(answer, gold)


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_published_false_negatives_are_right(right, gold, answer):
    assert right(gold, answer)


# 65: parsing this hung, and no timeout reached into the multiplication of integers.
TOWER = r"\dfrac{5^{\left(5^{\left(5^{\left(5^5\right)}\right)} - 4\right)} - 5}{16}"
# 65: a response as a model wrote it in training; comparing it hung without a timeout.
NOISE = "{@Neillier 1276915 4951077 ник增高人权 国 {1,1-3-10鼓励不停);5个_GENERAL2全校。 _HEADERS1 Orchestra}"
HANGS = [
    (TOWER, TOWER.replace("- 4", "- 3"), Reason.WRONG),
    (TOWER, "1", Reason.WRONG),
    ("1", TOWER, None),
    ("92.5857658508735", NOISE, None),
    (NOISE, "92.5857658508735", None),
    (r"5^{5^{5^{5^5}}}", r"5^{5^{5^{5^6}}}", Reason.WRONG),
    ("2^{2^{2^{2^{2^2}}}}", "2**2**2**2**2**3", None),
    ("x", "9**9**9**9", None),
    ("x", r"9^{9^{9^{9}}} x", None),
    ("(1, 2)", r"(1, 9^{9^{9^{9}}})", None),
    ("[0, 1]", r"[0, 9^{9^{9^{9}}}]", None),
    ("x = 2", r"x = 9^{9^{9^{9}}}", None),
    ("((1000!)!)!", "((1001!)!)!", None),
]


def test_towers_of_powers_and_noise_get_their_verdict_within_the_jails_limits():
    verifier = MathVerifier()
    jobs = [(verifier, Task("t", "math", "", gold), rf"\boxed{{{answer}}}") for gold, answer, _ in HANGS]
    itself = (verifier, Task("t", "math", "", TOWER), rf"\boxed{{{TOWER.replace('dfrac', 'frac')}}}")
    with VerifierPool(workers=1) as pool:
        *verdicts, same = pool.judge([*jobs, itself])
    assert same.passed
    for (gold, answer, reason), verdict in zip(HANGS, verdicts, strict=True):
        assert verdict.score == 0.0, (gold, answer, verdict)  # judged: a hang would be unscorable
        assert verdict.reason in ((reason,) if reason else (Reason.WRONG, Reason.MALFORMED)), (gold, answer, verdict)
