"""What must hold in every session, whatever is said and whenever (safety.md, 3.3): each rule one short function.

They judge a conversation from outside, turn by turn, and share nothing with the code that they judge but its values.
"""
