"""A view in words: what a terminal and a page show alike."""

from __future__ import annotations

from assistant.screen.view import Scene, Senses, View
from assistant.screen.view_words import ViewWords
from assistant.understanding.pressed import TAPPED


def cut_off(view: View) -> bool:
    """People and program cannot hear each other."""
    return view.senses.deaf or view.senses.inaudible


def where(view: View, words: ViewWords) -> str:
    """Where the session is, and how far."""
    place = words.places[view.place]
    told = place.counted.format(number=view.number, of=view.of) if view.number else place.where
    if view.touched and view.place in (Scene.QUESTION, Scene.NAMING, Scene.READING_BACK):
        return words.where_off.format(where=told)
    return told


def headline(view: View, words: ViewWords) -> tuple[str, bool]:
    """The one thing to know, and whether it is an alarm."""
    usual = words.places[view.place].large
    match view.place:
        case Scene.EMERGENCY:
            return words.call.format(number=view.call) if view.call else usual, True
        case _ if view.senses.inaudible:
            return words.inaudible, True
        case _ if view.senses.deaf:
            return words.deaf, True
        case Scene.HURTING:
            return usual, True
        case Scene.STOPPED | Scene.PAUSED | Scene.REFUSED if view.touched:
            return words.hands_off, True
        case Scene.REHEARSING if view.name:
            return words.say.format(word=view.name), False
    return usual or view.name, False


def doing(view: View, words: ViewWords) -> str:
    """What to do now, or what was asked."""
    if cut_off(view) and view.place is not Scene.EMERGENCY:
        return words.inaudible_doing if view.senses.inaudible else words.deaf_doing
    return view.doing or words.places[view.place].doing


def pace(view: View, words: ViewWords) -> str:
    """How fast the strokes follow each other."""
    return words.strokes.format(strokes=round(view.strokes)) if view.strokes else words.held


def heard(senses: Senses, words: ViewWords) -> str:
    """The last words, or the key; empty when they are no longer fresh."""
    if senses.heard.startswith(TAPPED):
        return words.tapped.format(text=senses.heard.removeprefix(TAPPED))
    text = words.key if senses.key else senses.heard
    return (words.heard if senses.understood else words.missed).format(text=text) if text else ""
