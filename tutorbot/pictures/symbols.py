"""What LaTeX's commands look like as characters, by the part that they play in a formula."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto


class Kind(Enum):
    """The part that a piece plays in a formula; it settles the spaces around it."""

    LETTER = auto()  # letters, digits, signs: written without spaces
    WORD = auto()  # names of several letters: a space to the next letter
    FUNCTION = auto()  # log, argmax
    BIG = auto()  # sums, products, integrals
    BINARY = auto()
    RELATION = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    FRACTION = auto()
    GAP = auto()


def names(listed: str) -> frozenset[str]:
    """Return names that are listed with spaces between them."""
    return frozenset(listed.split())


def _table(pairs: str) -> dict[str, str]:
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


LETTERS = _table(r"""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς
    tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ
    Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ
    aleph ℵ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥
    prime ′ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ star ⋆ dagger † ddagger ‡
    imath ı jmath ȷ degree ° angle ∠ triangle △ square □ blacksquare ■ checkmark ✓ % % # # & &
    $ $ _ _ vert | Vert ‖ | ‖ backslash \ S § P ¶ surd √ therefore ∴ because ∵
    lbrace { rbrace }
""")
BINARIES = _table(r"""
    cdot · times × div ÷ pm ± mp ∓ ast * circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙
    cup ∪ cap ∩ setminus \ wedge ∧ land ∧ vee ∨ lor ∨ bmod mod diamond ⋄ oslash ⊘ sqcup ⊔ sqcap ⊓
    dotplus ∔ star ⋆
""")
RELATIONS = _table(r"""
    leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫
    in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ subsetneq ⊊ to → rightarrow →
    leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒
    impliedby ⇐ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ longmapsto ⟼ Longrightarrow ⟹
    uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘ hookrightarrow ↪ rightharpoonup ⇀
    rightleftharpoons ⇌ perp ⊥ parallel ∥ mid | nmid ∤ models ⊨ vdash ⊢ succ ≻ prec ≺ succeq ⪰
    preceq ⪯ doteq ≐ triangleq ≜ coloneqq ≔ lesssim ≲ gtrsim ≳ asymp ≍ colon : leqslant ≤
    geqslant ≥ leadsto ⇝ rightsquigarrow ⇝ defeq ≝
""")
OPENINGS = _table(r"lVert ‖ lvert | langle ⟨ lfloor ⌊ lceil ⌈ { { lbrack [ lparen ( llbracket ⟦")
CLOSINGS = _table(r"rVert ‖ rvert | rangle ⟩ rfloor ⌋ rceil ⌉ } } rbrack ] rparen ) rrbracket ⟧")
BIG = _table("""
    sum Σ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
    bigodot ⨀ bigvee ⋁ bigwedge ⋀
""")
FUNCTIONS = names(
    "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan max min sup inf"
    " lim limsup liminf arg det dim ker deg gcd Pr hom argmax argmin"
)

ACCENTS: Mapping[str, tuple[str, str]] = {  # command: (the combining character, the word for it)
    "hat": ("\u0302", "hat"),
    "widehat": ("\u0302", "hat"),
    "tilde": ("\u0303", "tilde"),
    "widetilde": ("\u0303", "tilde"),
    "bar": ("\u0304", "bar"),
    "overline": ("\u0304", "bar"),
    "vec": ("\u20d7", "vec"),
    "overrightarrow": ("\u20d7", "vec"),
    "dot": ("\u0307", "dot"),
    "ddot": ("\u0308", "ddot"),
    "check": ("\u030c", "check"),
    "breve": ("\u0306", "breve"),
    "acute": ("\u0301", "acute"),
    "grave": ("\u0300", "grave"),
    "mathring": ("\u030a", "ring"),
    "underline": ("\u0332", "underline"),
}

TEXTS = names(
    "text textrm textnormal textit textbf textsf texttt textsc mbox hbox mathrm mathsf mathtt"
    " mathit operatorname operatorname* mathop mathbin mathrel"
)
STYLES = names("mathbf boldsymbol bm pmb symbf mathnormal boxed cancel smash mathstrut")
IGNORED = names(
    "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits left right middle big Big"
    " bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm biggm Biggm ! nonumber"
    " notag hline allowbreak nobreak relax rm bf it strut null displaylimits / -"
)
GAPS = frozenset({",", ":", ";", " ", ">", "quad", "qquad", "thinspace", "enspace", "space", "\n"})

BRACKETS: Mapping[str, str] = {"(": ")", "[": "]"}
SIGNS: Mapping[str, tuple[str, Kind]] = {
    "-": ("−", Kind.BINARY),
    "*": ("*", Kind.BINARY),
    "+": ("+", Kind.BINARY),
} | {sign: (sign, Kind.RELATION) for sign in "=<>:≤≥≠≈∼∈→⇒"}
FENCES: Mapping[str, tuple[str, str]] = {  # environment: what its rows stand between
    "matrix": ("[", "]"),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "smallmatrix": ("[", "]"),
    "cases": ("{ ", ""),
    "rcases": ("", " }"),
    "dcases": ("{ ", ""),
}
# Environments whose rows are formulas one below the other.
STACKS = names(
    "aligned align align* split gathered gather gather* equation equation* alignat alignat*"
    " alignedat eqnarray multline"
)


_SCRIPT = "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"
_DOUBLE = "CℂHℍNℕPℙQℚRℝZℤ"
_FRAKTUR = "CℭHℌIℑRℜZℨ"


def _alphabet(
    exceptions: str, capital: int, small: int, digit: int | None = None
) -> dict[int, str]:
    letters = {ord("A") + i: chr(capital + i) for i in range(26)}
    letters |= {ord("a") + i: chr(small + i) for i in range(26)}
    if digit is not None:
        letters |= {ord("0") + i: chr(digit + i) for i in range(10)}
    return letters | {
        ord(plain): fancy for plain, fancy in zip(exceptions[::2], exceptions[1::2], strict=True)
    }


_CALLIGRAPHIC = _alphabet(_SCRIPT, 0x1D49C, 0x1D4B6)
_BLACKBOARD = _alphabet(_DOUBLE, 0x1D538, 0x1D552, 0x1D7D8)
ALPHABETS: Mapping[str, Mapping[int, str]] = {
    "mathcal": _CALLIGRAPHIC,
    "mathscr": _CALLIGRAPHIC,
    "mathbb": _BLACKBOARD,
    "mathds": _BLACKBOARD,
    "mathbbm": _BLACKBOARD,
    "mathfrak": _alphabet(_FRAKTUR, 0x1D504, 0x1D51E),
}

RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀ",
)
LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
