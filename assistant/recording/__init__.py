"""What a run leaves behind: its recording, played again, told as a transcript, drawn as a score sheet."""
