"""An answer, read once: its sentences, the words of each, what each denies, the formulas in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tutorbot.core.language.formula_tokens import may_hold_formula
from tutorbot.core.language.formulas import formulas
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.negation import Denial, denials, denies_previous
from tutorbot.core.language.text import fold, spans, tokens
from tutorbot.core.language.words import BE, STARTS_DENIAL, STARTS_FORMULA, STARTS_TERM, Part, Word
from tutorbot.core.model import Span

LONGEST_HEADING = 6  # tokens, marks included


class Sentence:
    """A sentence: its words (terms made one), and for each the tokens that it was written with."""

    __slots__ = ("_costs", "denials", "formulas", "row", "tokens")

    def __init__(self, row: Sequence[Word], places: Sequence[tuple[int, int]]) -> None:
        self.row = row
        self.tokens = places
        self.formulas: list[tuple[str, int, int]] = []
        self.denials: list[Denial] = []
        self._costs: list[int] | None = None

    def costs(self) -> list[int]:
        """Return the cost of all words before each word, and of all words last."""
        if self._costs is None:
            total, self._costs = 0, [0]
            for word in self.row:
                total += word.cost
                self._costs.append(total)
        return self._costs


class Reading:
    """An answer as the grader reads it."""

    def __init__(self, lexicon: Lexicon, answer: str) -> None:
        self._folded = fold(answer)
        self._lexicon = lexicon
        self._places: list[tuple[int, int]] | None = None
        self.words = lexicon.words(tokens(self._folded))
        self.sentences = list(self._read())
        self._look_back()

    @property
    def has_words(self) -> bool:
        """Tell whether anything was said at all."""
        return any(word.text[0].isalnum() or word.text[0] == "\\" for word in self.words)

    def spans(self, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Turn ranges of tokens into sorted spans of the answer; no words are told twice."""
        cut = self._cut()
        merged: list[Span] = []
        for start, end in sorted({(cut[a][0], cut[b - 1][1]) for a, b in places}):
            if merged and not self._folded[merged[-1].end : start].strip():
                merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
            else:
                merged.append(Span(start, end))
        kept, told = list[Span](), " "
        for span in sorted(merged, key=lambda span: span.start - span.end):
            words = f" {self._folded[span.start : span.end]} "
            if words not in told:
                told += words + "\n "
                kept.append(span)
        return tuple(sorted(kept, key=lambda span: span.start))

    def share_within(self, receipts: Sequence[Span]) -> float:
        """Return the share of the words of content that stand within spans of the answer."""
        covered = bytearray(len(self._folded))
        for span in receipts:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
        cut = self._cut()
        telling = [i for i, word in enumerate(self.words) if word.is_content]
        return sum(covered[cut[i][0]] for i in telling) / len(telling) if telling else 0.0

    def _cut(self) -> list[tuple[int, int]]:
        """Return where each token stands; worked out once, when a receipt is first asked for."""
        if self._places is None:
            self._places = spans(self._folded)
        return self._places

    def _read(self) -> Iterator[Sentence]:
        begin = starts = 0
        ending = Part.SENTENCE
        for i, word in enumerate(self.words):
            if word.part is ending:
                if self._is_heading(begin, i):
                    continue
                if i > begin:
                    yield self._sentence(begin, i, starts)
                begin, starts = i + 1, 0
            else:
                starts |= word.starts
        if len(self.words) > begin:
            yield self._sentence(begin, len(self.words), starts)

    def _is_heading(self, begin: int, end: int) -> bool:
        """Tell whether what ends here only names what the next sentence is about."""
        if not 0 < end - begin <= LONGEST_HEADING:
            return False
        return not any(word.says or word.text in BE for word in self.words[begin:end])

    def _look_back(self) -> None:
        """Let "That is a myth." deny the sentence before it."""
        phrases = self._lexicon.phrases
        for before, sentence in pairwise(self.sentences):
            if denies_previous(sentence.row, phrases):
                everything = (1 << len(before.row)) - 1
                before.denials.append(Denial(0, everything, True))

    def _sentence(self, begin: int, end: int, starts: int) -> Sentence:
        words = self.words[begin:end]
        terms = self._lexicon.terms_in(words) if starts & STARTS_TERM else []
        row, places = words, [(i, i + 1) for i in range(begin, end)]
        for at, after, term in reversed(terms):
            row[at:after] = [term]
            places[at:after] = [(begin + at, begin + after)]
        sentence = Sentence(row, places)
        if starts & STARTS_FORMULA and may_hold_formula(row):
            sentence.formulas = formulas(row)
        if starts & STARTS_DENIAL:
            sentence.denials = denials(row, self._lexicon.phrases)
        return sentence
