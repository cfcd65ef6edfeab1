# Traces of the host's environment in its own memory: the stack, the heap, freed or not.
# ends: exit
# prints: held
import re

found = set()
pattern = re.compile(rb"(?:AWS_|GITHUB_|HF_|OPENAI_|SSH_|SUDO_|DOCKER_|KUBERNETES_|PYTEST_|XDG_)[A-Z_]{2,}=[^\0]{2,40}")
for line in open("/proc/self/maps"):
    span, mode = line.split()[:2]
    if "w" not in mode:
        continue
    start, end = (int(number, 16) for number in span.split("-"))
    with open("/proc/self/mem", "rb", 0) as memory:
        memory.seek(start)
        try:
            found.update(pattern.findall(memory.read(end - start)))
        except OSError:
            pass
print("held" if not found else found)
