import pytest

from verigym.verifiers.response import final_text, last_answer_tag, last_boxed


def test_response_without_thinking_is_all_answer():
    assert final_text("The answer is 4.") == "The answer is 4."
    assert final_text("") == ""


def test_only_what_follows_the_last_close_counts():
    assert final_text(r"<think>\boxed{1}</think> a <think>b</think>\boxed{2}") == r"\boxed{2}"


def test_answer_inside_unclosed_think_is_not_an_answer():
    assert final_text(r"<think>so \boxed{4}") is None
    assert final_text(r"<think>a</think><think>\boxed{4}") is None


def test_thinking_opened_by_the_prompt_must_be_closed():
    assert final_text(r"so \boxed{4}", thinking_open=True) is None
    assert final_text(r"so 4 </think>\boxed{4}", thinking_open=True) == r"\boxed{4}"


def test_close_without_open_still_ends_the_thinking():
    assert final_text(r"so 3 </think>4") == "4"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (r"\boxed{1} \boxed{2}", "2"),
        (r"\boxed{\frac{1}{2}}", r"\frac{1}{2}"),
        (r"\boxed{\left\{1, 2\right\}}", r"\left\{1, 2\right\}"),
        (r"\boxed{\{1}", r"\{1"),  # an escaped brace does not nest
        (r"\boxed{a\\}", r"a\\"),  # an escaped backslash does not escape the brace
        (r"\boxed {3}", "3"),
        (r"\fbox{5}", "5"),
        (r"\\boxed{6}", "6"),  # escaped twice
        (r"\boxed{1 + \boxed{2}}", r"1 + \boxed{2}"),  # a box in a box does not hide what stands around it
        (r"\boxed{1} and \boxed{2", "1"),  # cut off
        (r"{ } } \boxed{7} }", "7"),
        (r"\boxed{ \boxed{5}", "5"),
        (r"\boxed{}", ""),
    ],
)
def test_last_closed_box(text, content):
    assert last_boxed(text) == content


@pytest.mark.parametrize("text", ["", "42", r"\boxed", r"\boxed{4", r"\boxed 4", r"\\boxed", r"boxed{4}"])
def test_no_box(text):
    assert last_boxed(text) is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("<answer>1</answer>", "1"),
        ("<answer>1</answer><answer>2", "1"),
        ("<answer>1 <answer>2</answer>", "2"),
        ("<Answer> 3\n</ANSWER>", " 3\n"),
        ("1</answer>", None),
        ("<answer>1", None),
    ],
)
def test_last_answer_tag(text, content):
    assert last_answer_tag(text) == content


@pytest.mark.parametrize(
    "unit",
    ["{", "}", r"\boxed{", r"\boxed{1}", r"\boxed ", "\\", " ", "<answer>", "</answer>", "<think>", r"\{", r"\\"],
)
def test_a_megabyte_of_hostile_text_is_read_in_linear_time(unit):
    # No clock here: a quadratic scan of a megabyte would take hours.
    for text in (unit * (1_000_000 // len(unit)), r"\boxed" + unit * (1_000_000 // len(unit))):
        assert last_boxed(text) in (None, "1")
        assert last_answer_tag(text) is None
        assert final_text(text) in (None, text)
