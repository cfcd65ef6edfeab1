"""Length, paragraphs, what comes first and last, what goes around, and which language."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import LANGUAGES, Kind, Kwargs, relation
from verigym.envs.instruct.words import FILLERS, keywords

_LENGTH = frozenset({"length"})
_LAYOUT = frozenset({"layout", "start"})
_PHRASES = ("That is all for now.", "Does that help you?", "Let me know what you think.", "And this is the end of it.")
_TEXTS = {
    "de": "Das ist ein kurzer Text und ich hoffe dass er dir gut gefällt. Wir können noch viel mehr darüber sagen.",
    "es": "Este es un texto muy corto y espero que te guste mucho. Todavía podemos decir mucho más sobre todo esto.",
    "fi": "Tämä on hyvin lyhyt teksti ja toivon että pidät siitä paljon. Voimme kertoa tästä vielä paljon enemmän.",
    "fr": "Voici un texte très court et nous espérons que vous allez bien aimer. On peut encore en dire beaucoup plus.",
    "id": "Ini adalah tulisan yang sangat pendek dan saya harap anda suka. Masih banyak yang dapat kita katakan.",
    "it": "Questo è un testo molto breve e spero che vi piaccia molto. Possiamo ancora dire molte altre cose.",
}
_SHORT_TEXTS = {
    "de": "das ist gut und neu",
    "es": "el perro es muy bueno",
    "fi": "hyvin pieni talo on",
    "fr": "je suis dans la rue",
    "id": "saya tidak tahu itu",
    "it": "questo e molto bello",
}


def _words(draft: Draft, num_words: int, relation: str) -> None:
    if relation == "at least":
        draft.pad(num_words // 7)


def _not_words(draft: Draft, num_words: int, relation: str) -> None:
    if relation == "less than":
        draft.pad(num_words // 7)


def _sentences(draft: Draft, num_sentences: int, relation: str) -> None:
    if relation == "at least":
        draft.pad(num_sentences)


def _not_sentences(draft: Draft, num_sentences: int, relation: str) -> None:
    if relation == "less than":
        draft.pad(num_sentences)


def _paragraphs(draft: Draft, num_paragraphs: int) -> None:
    draft.layout = lambda text: "\n***\n".join([*_fillers(num_paragraphs - 1), text])


def _first_word(draft: Draft, num_paragraphs: int, nth_paragraph: int, first_word: str) -> None:
    def lay_out(text: str) -> str:
        texts = [*_fillers(num_paragraphs - 1), text]
        texts[nth_paragraph - 1] = " ".join(filter(None, (first_word, texts[nth_paragraph - 1])))
        return "\n\n".join(texts)

    draft.layout = lay_out


def _fillers(count: int) -> list[str]:
    return [FILLERS[i % len(FILLERS)] for i in range(count)]


def _opening(draft: Draft, prompt_to_repeat: str) -> None:
    draft.opening = prompt_to_repeat


def _twice(draft: Draft) -> None:
    draft.layout = lambda text: f"{FILLERS[0]}\n******\n{text}"


def _ending(draft: Draft, end_phrase: str) -> None:
    draft.ending = end_phrase


def _quote(draft: Draft) -> None:
    draft.wrap = lambda text: f'"{text}"'


def _comma(draft: Draft) -> None:
    draft.body.insert(0, "well," if draft.bare else "Well, why not.")


def _language(draft: Draft, language: str) -> None:
    draft.body = [_SHORT_TEXTS[language]] if draft.bare else [_TEXTS[language]] * 3


def _english(draft: Draft, language: str) -> None:
    if draft.bare:
        draft.body = ["this is what we want"]
    else:
        draft.pad(3)


def _sample_first_word(rng: Random, _: str) -> Kwargs:
    count = rng.randint(2, 4)
    return {"num_paragraphs": count, "nth_paragraph": rng.randint(1, count), "first_word": keywords(rng, 1)[0]}


KINDS = (
    Kind(
        "length_constraints:number_words",
        (
            "Write {relation} {num_words} words.",
            "Use {relation} {num_words} words.",
            "It should have {relation} {num_words} words.",
            "Its length must be {relation} {num_words} words.",
            "Answer in {relation} {num_words} words.",
        ),
        follow=_words,
        break_=_not_words,
        sample=lambda rng, _: {"num_words": rng.randint(10, 15) * 10, "relation": relation(rng)},
        slots=_LENGTH,
    ),
    Kind(
        "length_constraints:number_sentences",
        (
            "Write {relation} {num_sentences} sentences.",
            "Use {relation} {num_sentences} sentences.",
            "It should have {relation} {num_sentences} sentences.",
            "The number of sentences must be {relation} {num_sentences}.",
            "Answer in {relation} {num_sentences} sentences.",
        ),
        follow=_sentences,
        break_=_not_sentences,
        sample=lambda rng, _: {"num_sentences": rng.randint(20, 25), "relation": relation(rng)},
        slots=_LENGTH,
    ),
    Kind(
        "length_constraints:number_paragraphs",
        (
            "Write {num_paragraphs} paragraphs parted by three asterisks.",
            "Use exactly {num_paragraphs} paragraphs with three asterisks between them.",
            "It should have {num_paragraphs} paragraphs that three asterisks divide.",
            "Split it by lines of three asterisks into {num_paragraphs} paragraphs.",
            "Make it {num_paragraphs} paragraphs with a markdown divider of three asterisks between.",
        ),
        follow=_paragraphs,
        break_=lambda draft, num_paragraphs: _paragraphs(draft, num_paragraphs + 1),
        sample=lambda rng, _: {"num_paragraphs": rng.randint(2, 5)},
        slots=_LAYOUT,
    ),
    Kind(
        "length_constraints:nth_paragraph_first_word",
        (
            "Write {num_paragraphs} paragraphs with blank lines between; let {first_word} open number {nth_paragraph}.",
            "Use {num_paragraphs} paragraphs and blank lines; {first_word} is the first in number {nth_paragraph}.",
            "Of {num_paragraphs} paragraphs parted by blank lines number {nth_paragraph} opens with {first_word}.",
            "There must be {num_paragraphs} paragraphs; let number {nth_paragraph} start with the word {first_word}.",
            "Put {first_word} first in paragraph {nth_paragraph} of {num_paragraphs}; blank lines part them.",
        ),
        follow=_first_word,
        sample=_sample_first_word,
        slots=_LAYOUT,
    ),
    Kind(
        "combination:repeat_prompt",
        (
            "Before you answer repeat the request word for word: {prompt_to_repeat}",
            "First repeat this without change: {prompt_to_repeat}",
            "Start with these very words: {prompt_to_repeat}",
            "Open by saying again: {prompt_to_repeat}",
            "Copy this request first and then answer it: {prompt_to_repeat}",
        ),
        follow=_opening,
        sample=lambda _, request: {"prompt_to_repeat": request},
        slots=frozenset({"start"}),
    ),
    Kind(
        "combination:two_responses",
        (
            "Give two different answers parted by six asterisks.",
            "Answer twice in different ways with six asterisks between.",
            "Write two unlike versions divided by six asterisks.",
            "I want two different replies; put six asterisks between them.",
            "Offer two distinct responses split by six asterisks.",
        ),
        follow=_twice,
        slots=_LAYOUT,
    ),
    Kind(
        "startend:end_checker",
        (
            'Finish with "{end_phrase}" and say nothing after it.',
            'Your last words must be "{end_phrase}" exactly.',
            'End on the very phrase "{end_phrase}" here.',
            'Close with "{end_phrase}" as the last thing.',
            'Let "{end_phrase}" come last.',
        ),
        follow=_ending,
        sample=lambda rng, _: {"end_phrase": rng.choice(_PHRASES)},
        slots=frozenset({"end"}),
    ),
    Kind(
        "startend:quotation",
        (
            "Wrap all of it in double quotation marks.",
            "Put double quotation marks around the whole reply.",
            "Your reply must start and end with a double quotation mark.",
            "Set everything in double quotes.",
            "Enclose the entire answer in double quotation marks.",
        ),
        follow=_quote,
        slots=frozenset({"quote", "start"}),
    ),
    Kind(
        "punctuation:no_comma",
        (
            "Use no commas, please.",
            "Write it without commas, not even one.",
            "Commas, however few, are not allowed.",
            "Avoid commas, all of them.",
            "There must be no comma, anywhere.",
        ),
        follow=lambda draft: None,
        break_=_comma,
    ),
    Kind(
        "language:response_language",
        (
            "Answer in {language} only.",
            "Write all of it in {language}.",
            "Use {language} and no other language.",
            "The whole reply must be in {language}.",
            "Reply in {language}.",
        ),
        follow=_language,
        break_=_english,
        sample=lambda rng, _: {"language": rng.choice(sorted(LANGUAGES))},
        slots=frozenset({"case", "layout", "length", "end"}),
    ),
)
