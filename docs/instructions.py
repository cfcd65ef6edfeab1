"""Writes docs/instructions.md: all instruction types, and where the profiles differ, with an example each.

Run it as ``python docs/instructions.py`` after a change of the checks. It fails where an example shows no difference.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase

from verigym.types import Json
from verigym.verifiers.instruct.checks.ifbench.geography import CAPITALS
from verigym.verifiers.instruct.registry import Instruction, Profile, find, instructions

SETS = {"ifeval": "IFEval", "ifbench": "IFBench", "iftrain": "IFTrain"}
_FROM_IFEVAL = "letters:letter_counting2"
"""A type of IFTrain whose check is IFEval's."""

_HEAD = """# Instructions

Ids and arguments are the published ones, so that published sets run unchanged. Every check reads the response alone,
and a response that says nothing follows nothing: a blank one, and as intended one without a letter or digit. IFBench's
types are held out of training unless they are asked for.

Two profiles judge them, and the verifier's name in a verdict says which did. **`intended`** checks what the
instruction says, refuses tricks that only satisfy a pattern, and is what environments train with. **`published`** gives
the verdict of the sets' own code, quirks included, and is for comparison with their figures; it is the default where
records are judged. The tables say what `intended` checks, and the last one where `published` differs.

Loose mode (`"mode": "loose"`) lets a response pass when one of eight variants does: as it is, without its first line,
its last or both, and each of these without `*`.
"""

_DIFFERENCES = """## Differences between the profiles

Each example is judged differently. A response in quotation marks is JSON; a long one is cut.

| id | published | example | published | intended |
|---|---|---|---|---|
"""

_LEFT_OPEN = """
## What `published` does not imitate

- IFBench's code has changed; it is followed as it was from October to December 2025. Later it counts other things in a
  few types, such as characters in `repeat:repeat_span`.
- A keyword is text here, where the published code takes it for a regular expression.
- Arguments that are missing or make no sense are an error here; the published code draws others at random. Where it
  draws a letter for what is none, such as `#`, the verdict here is that of most letters.
- Where the published code stops with an exception, the response does not follow.
- NLTK's Punkt, a downloaded model, splits IFEval's sentences and goes before its words; here rules do, which differ
  from it in rare cases.

The page is made by `docs/instructions.py`.
"""

_FOG: dict[str, Json] = {"keyword": "fog"}
_ASKED: dict[str, Json] = {"prompt_to_repeat": "Write about fog."}
_HASHES: dict[str, Json] = {"letter": "#", "let_frequency": 2, "let_relation": "at least"}
_TWICE: dict[str, Json] = {"keyword": "fog", "frequency": 2, "relation": "at least"}
_KEYWORDS: dict[str, Json] = {
    f"keyword{number}": word for number, word in enumerate(("door", "fog", "tea", "sun", "sea"), 1)
}
_OTHERS = " fog" * 2 + " tea" * 3 + " sun" * 5 + " sea" * 7
_GRADES = '"StudentID"\t"Subject"\t"Grade"\t"Semester"\t"Score"'
_OPTIONS = "\nA) a\nA) a\nA) a\nA) a\nA) a\n"

EXAMPLES: tuple[tuple[str, dict[str, Json], str], ...] = (
    ("change_case:english_capital", {}, "Ⅷ"),
    ("change_case:english_lowercase", {}, "ⅷ"),
    ("combination:two_responses", {}, "Fog ****** Fog."),
    ("detectable_content:number_placeholders", {"num_placeholders": 2}, "[] []"),
    ("detectable_content:postscript", {"postscript_marker": "P.S."}, "Fog. P.S."),
    ("detectable_format:constrained_response", {}, "My answer is yes. My answer is no."),
    ("detectable_format:json_format", {}, "0"),
    ("detectable_format:multiple_sections", {"section_spliter": "Section", "num_sections": 2}, "Section 1 Section 1"),
    ("detectable_format:title", {}, "<<.>>"),
    ("detectable_format:number_bullet_lists", {"num_bullets": 2}, "- fog\n---"),
    ("detectable_format:number_highlighted_sections", {"num_highlights": 1}, "* fog * tea"),
    ("keywords:existence", {"keywords": ["cat"]}, "catalogue"),
    ("keywords:frequency", {"keyword": "cat", "frequency": 1, "relation": "at least"}, "catalogue"),
    ("keywords:forbidden_words", {"forbidden_words": ["C++"]}, "I like C++ best."),
    ("keywords:letter_frequency", _HASHES, "##"),
    ("language:response_language", {"language": "de"}, "12 + 3"),
    ("length_constraints:number_words", {"num_words": 2, "relation": "less than"}, "fog_and_tea"),
    ("length_constraints:number_sentences", {"num_sentences": 2, "relation": "at least"}, "1. Fog"),
    ("length_constraints:number_paragraphs", {"num_paragraphs": 2}, "Fog *** ."),
    (
        "length_constraints:nth_paragraph_first_word",
        {"num_paragraphs": 1, "nth_paragraph": 1, "first_word": "fog"},
        "**Fog** is wet.",
    ),
    ("punctuation:no_comma", {}, "Fog\uff0c tea"),
    ("startend:end_checker", {"end_phrase": "end."}, "It was a weekend."),
    ("startend:quotation", {}, '"Fog" and "tea"'),
    ("count:unique_word_count", {"N": 3}, "tea - fog"),
    ("count:numbers", {"N": 1}, "10-12"),
    ("count:words_japanese", {"N": 2}, "yes"),
    ("count:keywords_multiple", _KEYWORDS, f"doorway{_OTHERS}"),
    ("count:person_names", {"N": 1}, "Available"),
    ("count:conjunctions", {"small_n": 2}, "Fog and tea And rain"),
    ("count:pronouns", {"N": 1}, "I'm wet."),
    ("custom:character_reverse", {}, "The answer is elgae dlab."),
    ("custom:word_reverse", {}, "The animal is the eagle bald."),
    ("custom:multiples", {}, "a14 b21 c28 d35 e42 f49"),
    ("custom:date_format_list", {}, "1800-00-99"),
    ("custom:sentence_alphabet", {}, "".join(f"{letter}! " for letter in ascii_uppercase)),
    ("custom:mcq_count_length", {}, "".join(f"Question {n}: {'a' * n}{_OPTIONS}" for n in range(1, 5))),
    ("custom:reverse_newline", {}, "Zimbabwe\n" * 52),
    ("custom:european_capitals_sort", {}, ", ".join(name for name in CAPITALS if name != "Kyiv")),
    ("custom:csv_city", {}, "ID,Country,City,Year,Count" + "\n,,,," * 7),
    ("custom:csv_special_character", {}, 'ProductID,Category,Brand,Price,Stock\n"!",,,,' + "\nfog" * 13),
    ("custom:csv_quotes", {}, _GRADES + '\n""\t""\t""\t""\t""' * 3),
    ("format:emoji", {}, "Fog?! \N{GRINNING FACE}"),
    ("format:newline", {}, "Fog"),
    ("format:list", {"sep": "..."}, "Fog ... tea ... rain"),
    ("format:options", {"options": "yes, no, or maybe"}, "no"),
    ("format:output_template", {}, "My Answer: My Conclusion: Future Outlook:"),
    ("format:title_case", {}, "The Lord of the Rings"),
    ("format:line_indent", {}, "One line"),
    ("format:sub-bullets", {}, "No list at all"),
    ("format:no_bullets_bullets", {}, "Fog? Tea!\n* fog\n* tea"),
    ("format:thesis", {}, "Fog is <em>wet</em>"),
    ("format:parentheses", {}, "((((( fog )"),
    ("format:quotes", {}, '"\'""\'"'),
    ("format:quote_unquote", {}, "No quotes at all"),
    ("ratio:sentence_type", {}, "Well!"),
    ("ratio:sentence_balance", {}, "well"),
    ("ratio:sentence_words", {}, "Tea. Tea. Tea."),
    ("repeat:repeat_change", _ASKED, "Write  about fog."),
    ("repeat:repeat_simple", {}, "ONLY OUTPUT THIS SENTENCE HERE, IGNORE ALL OTHER REQUESTS."),
    ("repeat:repeat_span", {**_ASKED, "n_start": 1, "n_end": 3}, "about fog."),
    ("sentence:alliteration_increment", {}, "Big bears. Red rats see six."),
    ("sentence:increment", {"small_n": 2}, "Tea is hot."),
    ("sentence:keyword", {"N": 1, "word": "tea"}, "Teams play."),
    ("words:alphabet", {}, "Fog"),
    ("words:no_consecutive", {}, "Fog"),
    ("words:last_first", {}, "Fog is wet."),
    ("words:paragraph_last_first", {}, "Fog"),
    ("words:keywords_specific_position", {"keyword": "tea", "n": 1, "m": 3}, "Well, tea"),
    ("words:words_position", {"keyword": "tea"}, "No tea is tea."),
    ("words:start_verb", {}, "Imagine an empire"),
    ("words:vowel", {}, "tide of f\u00far"),
    ("words:consonants", {}, "salt - pepper"),
    ("words:palindrome", {}, "level " * 10),
    ("words:prime_lengths", {}, "..."),
    ("words:repeats", {"small_n": 1}, "tea/tea"),
    ("words:odd_even_syllables", {}, "Tea 1 tea"),
    ("copy:copy", _ASKED, "WRITE ABOUT FOG."),
    ("copy:copying_simple", _ASKED, "WRITE ABOUT FOG."),
    ("copy:copying_multiple", {**_ASKED, "N": 2}, "write about fog. ****** WRITE ABOUT FOG."),
    ("new:copy_span_idx", {**_ASKED, "n_start": 6, "n_end": 10}, "abou"),
    ("copy:repeat_phrase", {"phrase": "fog is wet", "small_n": 1}, "fog as wetness"),
    ("count:lowercase_counting", {"N": 1}, "\u00e9t\u00e9 caf\u00e9 mus\u00e9e"),
    ("count:count_unique", {}, "Fog fog"),
    ("count:counting_composition", {"n_sent": 1, "n_words": 2}, "Fog. *** Tea. *** Rain."),
    ("count:count_increment_word", {"keyword1": "fog", "keyword2": "tea"}, "foggy tea teams"),
    ("first_word:first_word_sent", {"first_word": "fog"}, "Fog, you see?!"),
    ("first_word:first_word_answer", {"first_word": "fog"}, "Fog, you see."),
    ("last_word:last_word_sent", {"last_word": "fog"}, "It is f-o-g."),
    ("last_word:last_word_answer", {"last_word": "fog"}, "It is f-o-g."),
    ("keywords:word_once", _FOG, "foggy"),
    ("keywords:word_count_different_numbers", _TWICE, "fog, foggy"),
    ("keywords:exclude_word_harder", _FOG, "Fog, and fog"),
    ("letters:letter_counting2", _HASHES, "##"),
    ("letters:letter_counting", {"N": 2, "relation": "less than"}, "туман"),
    ("keywords:no_adjacent_consecutive", {}, "1 2"),
    ("keywords:palindrome", {}, "a"),
    ("keywords:keyword_specific_position", {**_FOG, "n": 1, "m": 3}, "Well, fog"),
    ("keywords:start_end", {}, "! fog !"),
    ("paragraphs:paragraphs", {}, "Fog *** ."),
    ("paragraphs:paragraphs2", {}, "Fog\n\n."),
    ("detectable_format:bigram_wrapping", {}, "Fog"),
    ("detectable_format:square_brackets", {}, "[] []"),
    ("detectable_format:sentence_hyphens", {}, "Fog is wet."),
)
"""For each id that has two checks, arguments and a response on which they differ."""


def follows(example: tuple[str, Mapping[str, Json], str], profile: Profile) -> bool:
    """Whether the response of an example follows its instruction."""
    id, kwargs, response = example
    return find(id).checks[profile](response, **find(id).bind(kwargs))


def _set_of(one: Instruction) -> str:
    return "iftrain" if one.id == _FROM_IFEVAL else one.checks["intended"].__module__.split(".")[-2]


def _said(one: Instruction, profile: Profile) -> str:
    text = (one.checks[profile].__doc__ or "").partition("\n")[0].replace("``", "`")
    return text.replace("|", "\\|")


def _table(name: str) -> str:
    rows = [
        f"| `{one.id}` | {', '.join(f'`{argument}`' for argument in one.arguments)} | {_said(one, 'intended')} |"
        for one in sorted(instructions().values(), key=lambda one: one.id)
        if _set_of(one) == name
    ]
    head = f"## {SETS[name]}, {len(rows)} types\n\n| id | arguments | what is checked |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def _row(example: tuple[str, dict[str, Json], str]) -> str:
    id, kwargs, response = example
    shown = json.dumps(response, ensure_ascii=False)
    shown = shown if len(shown) <= 90 else f'{shown[:80]}..."'
    given = f" with `{json.dumps(kwargs, ensure_ascii=False)}`" if kwargs else ""
    verdicts = [follows(example, "published"), follows(example, "intended")]
    if verdicts[0] == verdicts[1]:
        raise ValueError(f"the example of {id} shows no difference: {response!r} is judged {verdicts[0]} by both")
    words = " | ".join("follows" if verdict else "does not" for verdict in verdicts)
    return f"| `{id}` | {_said(find(id), 'published')} | `` {shown} ``{given} | {words} |"


def page() -> str:
    """The whole page."""
    tables = "\n".join(map(_table, SETS))
    return f"{_HEAD}\n{tables}\n{_DIFFERENCES}" + "\n".join(map(_row, EXAMPLES)) + "\n" + _LEFT_OPEN


if __name__ == "__main__":
    (Path(__file__).parent / "instructions.md").write_text(page(), encoding="utf-8")
