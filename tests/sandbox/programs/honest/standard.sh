# Pipes, files, jobs, traps and arithmetic.
# ends: exit
# prints: right
set -euo pipefail
trap 'rm -f x.txt' EXIT
printf '%s\n' c b a | sort > x.txt
sleep 0.01 &
wait "$!"
declare -A table=([x]=42)
lines=$(wc -l < x.txt)
first=$(head -n 1 x.txt)
if ((table[x] == 6 * 7 && lines == 3)) && [[ $first == a ]]; then echo right; fi
exit 0
