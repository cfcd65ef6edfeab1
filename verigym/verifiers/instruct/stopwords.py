"""English stop words: those that carry the grammar of a sentence rather than its topic."""

from __future__ import annotations

from verigym.verifiers.instruct.words import listed

_PRONOUNS = """i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves what which who whom this that these those"""
_VERBS = "am is are was were be been being have has had having do does did doing can will should"
_JOINTS = "a an the and but if or because as until while than so nor"
_PREPOSITIONS = """of at by for with about against between into through during before after above below to from up down
    in out on off over under"""
_ADVERBS = "again further then once here there when where why how very too now not no only own same such just"
_AMOUNTS = "all any both each few more most other some"
_OF_CONTRACTIONS = """s t d ll m o re ve y ain aren couldn didn doesn don hadn hasn haven isn ma mightn mustn needn
    shan shouldn wasn weren won wouldn"""

STOP_WORDS = frozenset().union(
    *map(listed, (_PRONOUNS, _VERBS, _JOINTS, _PREPOSITIONS, _ADVERBS, _AMOUNTS, _OF_CONTRACTIONS))
)
"""In small letters; of contractions the parts beside the apostrophe. The usual list, as NLTK and Snowball have it."""
