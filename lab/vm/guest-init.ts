/**
 * The first process of the virtual machine. It makes the host's file system its own, under a layer that takes all writes and
 * is gone at the end, and runs the command that the host has left in /run/lab/command.
 */
export const guestInit = `#!/bin/busybox sh
PATH=/bin
export PATH
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
while read -r module; do
  case $module in
  # Room for two devices on a bus that has one port by itself.
  *dummy_hcd*) insmod "/modules/$module" num=3 ;;
  *) insmod "/modules/$module" ;;
  esac
done </modules/in-order
mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=512000,cache=loose host /host
mount -t tmpfs upper /upper
mkdir /upper/files /upper/work
mount -t overlay -o lowerdir=/host,upperdir=/upper/files,workdir=/upper/work overlay /guest
for folder in dev proc sys; do mount --move "/$folder" "/guest/$folder"; done
mount -t tmpfs run /guest/run
mkdir -p /guest/run/lab /guest/run/udev
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=none lab /guest/run/lab
mount -t configfs configfs /guest/sys/kernel/config 2>/dev/null
if [ -b /guest/dev/vda ]; then
  mkdir -p /guest/run/disk
  mount -t ext4 /guest/dev/vda /guest/run/disk
fi
ifconfig lo 127.0.0.1 up
# A file may only be opened once the port is there; its name is in sysfs.
for port in /guest/sys/class/virtio-ports/*; do
  [ "$(cat "$port/name")" = lab.output ] && output="/guest/dev/\${port##*/}"
done
chroot /guest /bin/sh /run/lab/command </dev/null >"$output" 2>&1
echo $? >/guest/run/lab/exit-code
sync
poweroff -f
`
