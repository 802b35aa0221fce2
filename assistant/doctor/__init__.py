"""`massage check`: whether a session can be held here, measured, judged, and told in plain words."""
