"""From a finished reply to the agent's chat app: clipboard routes, chat links, files, QR codes.

Each function returns what really happened, in a sentence that may be shown as it is; nothing here fails in silence.
"""
