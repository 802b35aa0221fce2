"""The page that shows a session in a browser, on this computer or on a phone, and takes three acts from there."""
