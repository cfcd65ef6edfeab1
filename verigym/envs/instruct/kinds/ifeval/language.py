"""Which language, and no commas."""

from __future__ import annotations

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import LANGUAGES, Kind, leave

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


def _comma(draft: Draft) -> None:
    draft.body.append("Well, that is all.")


def _short_comma(draft: Draft) -> None:
    draft.body.insert(0, "well,")


def _language(draft: Draft, language: str) -> None:
    draft.body = [_SHORT_TEXTS[language]] if draft.bare else [_TEXTS[language]] * 3


def _english(draft: Draft, language: str) -> None:
    draft.pad(4)


def _short_english(draft: Draft, language: str) -> None:
    draft.body = ["this is what we want"]


KINDS = (
    Kind(
        "punctuation:no_comma",
        (
            "Use no commas, please.",
            "Write it without commas, not even one.",
            "Commas, however few, are not allowed.",
            "Avoid commas, all of them.",
            "There must be no comma, anywhere.",
        ),
        follow=leave,
        break_=_comma,
        omit=_short_comma,
        slots=frozenset({"comma"}),
        idle=True,
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
        omit=_short_english,
        sample=lambda rng, _: {"language": rng.choice(sorted(LANGUAGES))},
        slots=frozenset({"text", "case", "layout", "length", "end"}),
        turn=0,
    ),
)
