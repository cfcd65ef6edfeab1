# Clocks and time zones.
# ends: exit
# prints: right
import datetime, time, zoneinfo

begin = time.monotonic()
time.sleep(0.01)
noon = datetime.datetime(2024, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))
print("right" if time.monotonic() - begin >= 0.01 and noon.utcoffset().seconds == 7200 and time.time() > 1e9 else "wrong")
