import { PODMAN_SCRIPT } from './podman-script.ts'
import { THAW } from './thaw.ts'

/** Where in a sandbox its proxy listens. */
export const PROXY_PORT = 1080

/** What the script prints before it becomes the engine. */
export const STARTED = 'docker-lab: the sandbox starts its engine'

/** In a sandbox: the folder in which scripts run, what is put there for each, and what they print. */
export const CASE_FOLDER = '/lab'
export const HANDED_OUT = '/handed-out'
export const CASE_STATE = '/run/docker-lab'

/** What a sandbox's system was, to read, and what was changed of it since. */
export const SYSTEM = '/system'
export const CHANGES = '/var/lib/engine/changes'

/** What the engine itself changes there, relative to the root. */
export const ENGINES_OWN = ['etc/cni', 'etc/containers', 'etc/docker', 'opt/containerd', 'run', 'var/lib']

/** The number of the table of routes for what the sandbox itself answers. */
const OWN_ROUTES = 5055

/** The cgroups of what scripts start, with version 1 and with version 2: a fork bomb leaves room for the engine. */
export const CASE_GROUPS = ['/sys/fs/cgroup/pids/case', '/sys/fs/cgroup/case']
const CASE_PIDS = 1024

/**
 * Puts a file system on that of the container, which is the outer engine's disk: what is changed goes to the sandbox's
 * own. The outer engine still puts handed-out files into the one below.
 */
const OWN_SYSTEM = `
root=/var/lib/engine/root
mkdir -p $root ${CHANGES} /var/lib/engine/work ${SYSTEM} ${CASE_FOLDER} ${HANDED_OUT}
for file in /etc/hosts /etc/hostname /etc/resolv.conf; do
  text=$(cat $file) && umount $file && echo "$text" >$file
done
if mount -t overlay overlay -o lowerdir=/,upperdir=${CHANGES},workdir=/var/lib/engine/work $root; then
  mount --bind / $root${SYSTEM} && mount -o remount,bind,ro $root${SYSTEM}
  for place in ${HANDED_OUT} /var/lib/engine; do mount --bind $place $root$place; done
  for place in /proc /sys /dev; do mount --rbind $place $root$place; done
  # Docker made it for its own init, as a place to mount it: a program with --init would start this empty file.
  [ -s $root/sbin/docker-init ] || rm -f $root/sbin/docker-init
  cd $root && mount --move . / && export -f start && exec chroot . bash -c start
fi
`

/**
 * Inside a container, cgroups are mounted read-only, and with version 2 a group that has processes can have no groups
 * below it with limits: so all processes move down by one.
 * {@link https://github.com/moby/moby/blob/master/hack/dind}
 */
export const WRITABLE_CGROUPS = `
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  mount -o remount,rw /sys/fs/cgroup 2>/dev/null
  mkdir -p /sys/fs/cgroup/init
  xargs -rn1 </sys/fs/cgroup/cgroup.procs >/sys/fs/cgroup/init/cgroup.procs 2>/dev/null
  sed -e 's/ / +/g' -e 's/^/+/' </sys/fs/cgroup/cgroup.controllers >/sys/fs/cgroup/cgroup.subtree_control
else
  for group in /sys/fs/cgroup /sys/fs/cgroup/*; do
    mountpoint -q "$group" && mount -o remount,rw,bind "$group" 2>/dev/null
  done
fi
`

/** When docker-lab is gone (nothing is connected to the proxy), the sandbox ends, and its engine removes it. */
export const ENDS_ALONE = `
(
  alone=-6
  while sleep 5; do
    if ss -Htn state established "sport = :${PROXY_PORT}" | grep -q .; then alone=0; else alone=$((alone + 1)); fi
    if [ $alone -ge 6 ]; then
      ${THAW.trim()}
      kill -TERM 1
    fi
  done
) &
`

/** The last that happens in a sandbox, where all that is written is its own: the proxy, then the engine itself. */
export const START_ENGINE = `
start() {
mkdir -p ${CASE_STATE} /var/lib/engine/data /var/lib/engine/lab /var/lib/engine/tmp
chmod 1777 /var/lib/engine/tmp
mount --bind /var/lib/engine/lab ${CASE_FOLDER}
mount --bind /var/lib/engine/tmp /tmp
mount -t tmpfs -o size=1m tmpfs ${CASE_STATE}
for links in all default lo; do echo 0 >/proc/sys/net/ipv6/conf/$links/disable_ipv6; done 2>/dev/null
microsocks -p ${PROXY_PORT} -u "$PROXY_USER" -P "$PROXY_PASSWORD" >/dev/null 2>&1 &
echo "${STARTED}"
if [ "$ENGINE" = podman ]; then
${PODMAN_SCRIPT}fi
mirrors=
for mirror in $MIRRORS; do
  mirrors="$mirrors --registry-mirror=$mirror"
  # BuildKit in Docker 26.1 asks a mirror by HTTPS otherwise, whatever its address says.
  case $mirror in http:*) place=\${mirror#http://} && mirrors="$mirrors --insecure-registry=\${place%%/*}" ;; esac
done
mkdir -p /etc/docker && echo '{}' >/etc/docker/daemon.json
if [ "$STORE" = containerd ]; then
  echo '{"features":{"containerd-snapshotter":true}}' >/etc/docker/daemon.json
fi
exec dockerd \${ROOTLESS:+--rootless} --config-file=/etc/docker/daemon.json \\
  --host=unix:///var/run/docker.sock --host=tcp://127.0.0.1:2375 --tls=false \\
  --data-root=/var/lib/engine/data $mirrors
}
`

/**
 * What runs in a sandbox's container, with bash. From the environment:
 * `ENGINE` (docker or podman), `ENGINE_VERSION`, `STORE` (own or containerd), `DISK` (how much can be written, as
 * `truncate` reads it), `PROXY_USER`, `PROXY_PASSWORD`, `MIRRORS` (URLs).
 *
 * - All that is written goes to a file system of its own, so that a full disk is the sandbox's own trouble.
 * - What the sandbox answers leaves by the routes that it began with, whatever networks the engine in it makes: one of
 *   them may cover the address from which it was asked.
 */
export const START_SCRIPT = `
set -u
${WRITABLE_CGROUPS}for group in ${CASE_GROUPS.join(' ')}; do
  mkdir $group && echo ${CASE_PIDS} >$group/pids.max
done 2>/dev/null
mkdir -p /var/lib/engine
ip -4 route show | while read -r route; do ip route add $route table ${OWN_ROUTES}; done
address=$(ip -4 route get 192.0.2.1 | sed -n 's/.* src \\([^ ]*\\).*/\\1/p')
# A network without a way out has no route to elsewhere.
[ -n "$address" ] || address=$(ip -4 -o address show scope global | sed -n 's/.* inet \\([^/]*\\).*/\\1/p' | head -1)
[ -n "$address" ] && ip rule add from "$address" lookup ${OWN_ROUTES}
for minor in $(seq 0 63); do [ -e /dev/loop$minor ] || mknod -m 660 /dev/loop$minor b 7 $minor; done 2>/dev/null
[ -e /dev/loop-control ] || mknod -m 660 /dev/loop-control c 10 237
if truncate -s "$DISK" /sandbox/disk && mkfs.ext4 -q -m0 -O ^has_journal -E lazy_itable_init=1,nodiscard /sandbox/disk &&
  mount -o loop,nobarrier /sandbox/disk /var/lib/engine
then rmdir /var/lib/engine/lost+found
else mount --bind /sandbox /var/lib/engine
fi
${ENDS_ALONE}${START_ENGINE}${OWN_SYSTEM}start
`
