# Limits lifted by the shell.
# ends: exit
# prints: held
for name in t v u n f; do
    if ulimit -H -"$name" unlimited 2> /dev/null && [ "$(ulimit -H -"$name")" = unlimited ]; then
        [ "$name" = v ] || echo "open $name"
    fi
done
echo held
