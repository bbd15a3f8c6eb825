"""The order of the story."""

from api.tour import (
    arriving,
    checking,
    concluding,
    hearing,
    lottery,
    minuting,
    photographing,
    planning,
    verifying,
)
from api.tour.stage import Stage


def play(stage: Stage) -> None:
    try:
        _play(stage)
    finally:
        stage.sign_all_out()


def _play(stage: Stage) -> None:
    planning.open_stage(stage)
    programme = planning.plan(stage)
    odds = planning.tell_odds(stage, programme)
    commitment = lottery.freeze(stage, programme)
    visit = lottery.release(stage, programme)
    head = arriving.keep_secret(stage, visit)
    arriving.open_door(stage, visit, head)
    photos = photographing.make_photos(visit)
    receipt = checking.fill_sheets(stage, visit, photos)
    photographing.send_photos(stage, visit, photos)
    checking.look_up(stage, receipt)
    score = checking.hand_in(stage, visit)
    minuting.sign(stage, visit, head)
    hearing.hear(stage, visit, head)
    concluding.conclude(stage, visit, head)
    verified = verifying.verify(stage, programme, visit, commitment)
    stage.tell.step("step-summary")
    stage.tell.show("label-odds", odds[visit.unit_code])
    stage.tell.show("label-commitment", commitment.manifest)
    stage.tell.show("label-unit", visit.unit_name)
    stage.tell.show("label-receipt", receipt)
    stage.tell.show("label-score", score)
    stage.tell.show("label-verified", verified)
