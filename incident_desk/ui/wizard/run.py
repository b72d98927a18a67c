"""One run of the severity wizard, without any widget: which page, which answers."""

import json
from collections.abc import Mapping

from incident_desk.domain.severity import UNKNOWN, Model, Question


class Run:
    """Answers given so far; going back loses none."""

    def __init__(self, model: Model, answers: Mapping[str, str]) -> None:
        self.model = model
        self.pages = tuple(sorted({question.page for question in model.questions}))
        self.place = 0
        self.answers: dict[str, str] = {}
        for question_id, value in answers.items():
            self.answer(question_id, value)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those of the page that is shown."""
        page = self.pages[self.place]
        return tuple(one for one in self.model.questions if one.page == page)

    @property
    def is_last(self) -> bool:
        return self.place == len(self.pages) - 1

    def asks(self, question_id: str) -> bool:
        """Whether the page that is shown asks this question."""
        return any(question.id == question_id for question in self.questions)

    def answer(self, question_id: str, value: str) -> bool:
        """Take an answer; one that the model does not hold (an older run's) is passed over."""
        question = next((one for one in self.model.questions if one.id == question_id), None)
        if question is None or all(answer.value != value for answer in question.answers):
            return False
        self.answers[question_id] = value
        return True

    def answer_by_key(self, question: Question, key: int) -> str | None:
        """The answer on a key: 1 to 9 from the mildest on, 0 for not known yet."""
        if key == 0:
            return UNKNOWN
        return question.known[key - 1].value if key <= len(question.known) else None

    def forward(self) -> bool:
        """To the next page; False on the last."""
        if self.is_last:
            return False
        self.place += 1
        return True

    def back(self) -> bool:
        if self.place == 0:
            return False
        self.place -= 1
        return True

    def as_text(self) -> str:
        return json.dumps(self.answers, ensure_ascii=False)


def read_answers(text: str) -> dict[str, str]:
    """What `as_text` gave; anything else is no answer at all."""
    try:
        kept = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(key): value for key, value in kept.items() if isinstance(value, str)}
