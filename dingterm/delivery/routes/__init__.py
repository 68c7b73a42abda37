"""The ways a text can reach the agent's clipboard, one file each; `plan` says which may work where."""
