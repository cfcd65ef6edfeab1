# Reports of faults, warnings and logs.
# ends: exit
# prints: right
import faulthandler, logging, sys, warnings

faulthandler.enable()
faulthandler.dump_traceback(file=sys.stderr)
logging.basicConfig(level=logging.INFO)
logging.info("here")
warnings.warn("careful")
print("right")
