"""Which releases tell of which things and deals, and which of these are to be compared: kept beside the store's data.

All of it follows from the store. If it is missing, or does not fit what the store holds, it is made anew.
"""
