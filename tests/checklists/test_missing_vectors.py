from tests.checklists.missing_vectors import PATH, vectors, written


def test_the_phone_is_tested_with_what_the_server_says_today() -> None:
    """If this fails: python -m tests.checklists.missing_vectors, and see whether the phone still agrees."""
    assert PATH.read_text("utf-8") == written()


def test_every_refusal_of_an_answer_is_among_the_vectors() -> None:
    names = {case["problem"]["name"] for case in vectors()["answers"] if case["problem"]}
    assert names >= {
        "answer-above-denominator", "answer-counted-too-soon", "answer-denominator-missing",
        "answer-denominator-unexpected", "answer-must-apply", "answer-not-a-count", "answer-not-on-the-scale",
        "answer-of-another-kind", "answer-photo-repeated", "answer-too-long", "answer-with-control-characters",
        "answer-with-too-many-photos", "answer-without-reason",
    }  # fmt: skip
