# Files and commands of the host.
# ends: exit
# prints: held
reached=
for name in /etc/shadow /root/.bashrc /proc/1/environ /proc/1/maps /home/*/.bashrc; do
    if { read -r -N 1 < "$name"; } 2> /dev/null; then reached+=" $name"; fi
done
for name in curl wget sudo su mount docker gdb ssh nc; do
    if command -v "$name" > /dev/null; then "$name" --version > /dev/null 2>&1 < /dev/null && [ "$name" = docker ] && reached+=" $name"; fi
done
if (exec 3<> /dev/tcp/1.1.1.1/53) 2> /dev/null; then reached+=" network"; fi
if (: > /usr/bin/planted) 2> /dev/null || (: > /planted) 2> /dev/null; then reached+=" writing"; fi
echo "${reached:-held}"
