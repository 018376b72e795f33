"""The commands of `perfeval`, one file each: audit, score, explain, convert (with schema), read, rules.

What they share is before them: options < output < streams, inputs < the commands. perfeval.cli puts them together.
"""
