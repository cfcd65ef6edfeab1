# Messages about messages.
# ends: output
# limits: output_kb=64
import logging

while True:
    logging.error("x" * 1000)
