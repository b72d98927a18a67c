"""Playbooks as hypothesis draws them: ordinary ones, and any at all."""

from hypothesis import strategies as st

from incident_desk.domain.playbook import MOMENTS, ROLES, Condition, Playbook, Step
from incident_desk.playbooks.conditions import built_in

ASKED = built_in()

line = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
line = line.map(str.strip).filter(bool)
marked = st.text(alphabet="ab #-*`>[](){}<!'\"\\.1:~=_", min_size=1).map(str.strip).filter(bool)
text = line | marked
paragraphs = st.lists(text | st.just(""), max_size=5).map(lambda lines: "\n".join(lines).strip())
names = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)

_words = st.lists(st.sampled_from(["Look", "at", "the", "lights.", "`x`", "(*now*)", "é"]))
_sentence = _words.map(" ".join).filter(bool)
_block = st.one_of(
    _sentence,
    _sentence.map("> {}".format),
    st.lists(_sentence, min_size=1).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(_sentence, min_size=1).map(lambda items: "\n".join(f"* {item}" for item in items)),
    st.lists(_sentence, min_size=1).map(lambda items: "\n".join(f"1. {item}" for item in items)),
    paragraphs.filter(lambda code: code and "~" not in code).map("~~~ sh\n{}\n~~~".format),
)
blocks = st.lists(_block, max_size=4).map("\n\n".join)


@st.composite
def conditions(draw):
    about = draw(st.sampled_from(sorted(ASKED)))
    values = draw(st.lists(st.sampled_from(ASKED[about]), min_size=1, max_size=3, unique=True))
    return Condition(about, tuple(values))


@st.composite
def steps(draw, texts, details):
    """Up to five steps, each perhaps a part of the one before it or of what that is a part of."""
    drawn, above = [], []
    for step_id in draw(st.lists(names, min_size=1, max_size=5, unique=True)):
        above = above[: draw(st.integers(0, len(above)))]
        step = Step(
            id=step_id,
            text=draw(texts),
            detail=draw(details),
            role=draw(st.sampled_from(("", *ROLES))),
            critical=draw(st.booleans()),
            minutes=draw(st.none() | st.integers(1, 10_000)),
            phone=draw(st.text(alphabet="+0123456789 ()-/'\"", max_size=20)),
            conditions=tuple(draw(st.lists(conditions(), max_size=2))),
            under=above[-1] if above else "",
        )
        drawn.append(step)
        above = [*above, step_id]
    return tuple(drawn)


def playbooks(texts, details):
    asked = st.lists(conditions(), max_size=2, unique_by=lambda one: one.about).map(tuple)
    return st.builds(
        Playbook,
        id=names,
        title=text,
        version=st.integers(1, 999),
        language=st.sampled_from(("en", "es")),
        steps=steps(texts, details),
        about=paragraphs,
        sources=st.lists(text | paragraphs.filter(bool), max_size=3).map(tuple),
        for_failures=st.lists(text, max_size=3).map(tuple),
        severities=st.lists(st.integers(1, 5), max_size=5).map(tuple),
        roles=st.sampled_from(((), ROLES)),
        opens=st.sampled_from(MOMENTS),
        words=st.lists(text, max_size=3).map(tuple),
        when=asked,
        always=asked,
    )


ordinary = playbooks(_sentence, blocks)
any_at_all = playbooks(text, paragraphs)
