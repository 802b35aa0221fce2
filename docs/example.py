"""A massage of one's own feet, in text: a script is what is said to the program, and what it does is printed."""

from assistant import Choice, Cue, Event, Hush, Say, Settings, Tick, act_out, text_session

ANSWERS = ["yes", *["no"] * 8, "yes", "stop", "it hurts"]
HURT = ["ow", "no", "my toes", "two", "carry on"]
MASSAGE = ["straight to the massage", "+40s", "slower", "+25s", *HURT, "stop", "stop"]


def show(tick: Tick, event: Event) -> None:
    """Print what is said, and when the rhythm begins or everything falls silent."""
    if isinstance(event, Say | Hush | Cue):
        print(f"{tick.samples / 16_000:6.1f}  {event.text if isinstance(event, Say) else event}")


act_out(text_session(Settings(), Choice("p04", 10), show), "\n".join(ANSWERS + MASSAGE), tail=60)
