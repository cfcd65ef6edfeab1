# Work that goes on when the script is over.
# ends: exit
# prints: held
(while true; do :; done) &
disown
sleep 1000 &
echo held
