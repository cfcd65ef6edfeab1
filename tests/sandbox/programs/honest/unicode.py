# Text of any script, whole and broken.
# ends: exit
# prints: \xce\xb1\xe2\x88\x80\xf0\x9f\x8c\x8d
import sys

sys.stdout.write("α∀\N{EARTH GLOBE EUROPE-AFRICA}")
"\udcff".encode("utf-8", "surrogateescape")
