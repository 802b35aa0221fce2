"""How the tiny Vosk model of the tests is made: from synthetic speech to a folder that Vosk loads."""
