"""Where each question of a leader is answered: in at most two clicks, under words that stand on the page."""

import re
from pathlib import Path

import pytest

from analytics.leader_questions import load_questions
from pages.components import answers
from tests.pages.test_pages import title, written

QUESTIONS = load_questions()
COMPONENTS = Path(answers.__file__).parents[1]
SAID = "\n".join(file.read_text(encoding="utf-8") for file in COMPONENTS.rglob("*.py"))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asks)
def test_a_question_leads_to_a_page_of_the_menu_in_two_clicks_and_names_words_that_stand_there(question):
    assert question.page in answers.titles()
    assert 0 <= question.clicks <= 2
    assert [words for words in re.findall("“(.+?)”", question.where) if words not in SAID] == []


def test_the_dictionary_shows_them_all_as_links(visit):
    app = visit("dictionary.py", phan="cau-hoi", du_lieu="simulated")
    text = written(app)
    assert not app.exception and title(app)
    for question in QUESTIONS:
        assert question.asks in text
    assert text.count('class="noi" href="') == len(QUESTIONS)
    assert 'href="canh-bao?du-lieu=simulated' in text
