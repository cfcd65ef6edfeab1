# Does what its input says.
read -r act
case $act in
hello) echo "$act" ;;
crash) exit 7 ;;
loop) while :; do :; done ;;
bomb) while :; do act=$act$act; done ;;
esac
