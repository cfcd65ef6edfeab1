# Where tokens lie.
# ends: exit
# prints: held
import glob, os

places = """/run/secrets/* /var/run/secrets/* /var/run/docker.sock /run/docker.sock /root/.ssh/* /root/.netrc /root/.aws/*
/root/.cache/* /root/.bash_history /root/.config/* /home/*/.ssh/* /etc/shadow /etc/ssh/*key /etc/machine-id /.env
/root/.docker/config.json /workspace/* /data/* /mnt/* /media/* /opt/*/.git /proc/1/environ /etc/kubernetes/*"""
found = []
for pattern in places.split():
    for path in glob.glob(pattern):
        try:
            if os.path.isdir(path):
                found += os.listdir(path)
            else:
                open(path, "rb").read(1)
                found.append(path)
        except OSError:
            pass
print("held" if not found else found)
