# The output of commands as files.
# ends: exit
# prints: right
diff() { [[ $(cat "$1") == $(cat "$2") ]]; }
if diff <(echo a) <(echo a); then echo right > /dev/stdout; fi
