# Five hundred small files.
# ends: exit
# prints: right
import glob, shutil

for number in range(500):
    with open(f"f{number}.txt", "w") as file:
        file.write(str(number))
print("right" if sum(int(open(name).read()) for name in glob.glob("*.txt")) == 124750 else "wrong")
shutil.rmtree(".", ignore_errors=True)
