"""The numbering plan, compiled from phonenumbers' metadata: `python -m dingterm.numbers.compile`."""
