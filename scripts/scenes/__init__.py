"""The scenes of the gallery: each plays a piece of a session, and has its messages photographed."""

from __future__ import annotations

from scripts.scenes.people import boards, crowd, progress, scores, session, standings
from scripts.scenes.rounds import answers, direct, explanations, public
from scripts.scenes.studio import Scene
from scripts.scenes.troubles import endings, errors

SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        answers,
        public,
        crowd,
        standings,
        session,
        boards,
        progress,
        scores,
        explanations,
        endings,
        errors,
        direct,
    )
}
