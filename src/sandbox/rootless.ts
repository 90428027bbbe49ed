import {
  CASE_FOLDER,
  CHANGES,
  ENDS_ALONE,
  HANDED_OUT,
  PROXY_PORT,
  START_ENGINE,
  SYSTEM,
} from './start-script.ts'

/**
 * The user of the container that is root in a rootless sandbox, and the first of the others. A host knows them by the
 * same numbers, so they are none that a person or a range of subordinate users has there.
 */
const USER = 2_000_000_000
const FIRST_OTHER = 2_000_100_000

/** What scripts change of a system, as a rule. All else belongs to the container's own root, and can only be read. */
const CHANGEABLE = ['etc', 'home', 'media', 'mnt', 'opt', 'root', 'srv', 'usr/local', 'var']

/** What is only there for the sandbox to be made of. */
const PARTS = '/sandbox'
const MERGED = `${PARTS}/merged`
const ROOT = `${PARTS}/root`
/** RootlessKit's own, which Docker asks it through. */
const STATE = `${PARTS}/state`

/** Copies what can be changed, and makes a place for each other directory of the system. */
const COPY_SYSTEM = `
mkdir -p ${PARTS}/{system${STATE},changes,work,merged,root,engine${CHANGES.slice('/var/lib/engine'.length)}}
for place in /*; do
  if [ -L $place ]; then cp -a $place ${PARTS}/system
  elif [ $place != ${PARTS} ]; then mkdir ${PARTS}/system$place
  fi
done
for place in ${CHANGEABLE.join(' ')}; do mkdir -p ${PARTS}/system/$place && cp -a /$place/. ${PARTS}/system/$place; done
`

/**
 * What runs in the namespaces of a rootless sandbox, where that user is root: puts a file system on the copy, so that it
 * is known what was changed. What the container itself reaches directly, Docker takes for its own networks unless a route
 * says that it is in use; it is reached through slirp4netns, which is at 10.0.2.2.
 */
const OWN_SYSTEM = `
for net in $OUTER_NETWORKS; do ip route add "$net" via 10.0.2.2 metric 1 && ip route add "$net" dev lo metric 9; done
cat /etc/resolv.conf >${PARTS}/system/etc/resolv.conf
mount -t overlay overlay -o userxattr,lowerdir=${PARTS}/system,upperdir=${PARTS}/changes,workdir=${PARTS}/work ${MERGED}
mount --bind ${MERGED} ${ROOT}
for place in /*; do
  case " ${CHANGEABLE.map((place) => `/${place}`).join(' ')} ${PARTS} /tmp " in *" $place "*) continue ;; esac
  [ -L $place ] || mount --rbind $place ${ROOT}$place
done
mount --bind ${MERGED}/usr/local ${ROOT}/usr/local
mount --bind ${STATE} ${ROOT}${STATE}
mount --bind ${PARTS}/engine ${ROOT}/var/lib/engine
mount --bind ${PARTS}/changes ${ROOT}${CHANGES}
mount --bind ${PARTS}/system ${ROOT}${SYSTEM} && mount -o remount,bind,ro ${ROOT}${SYSTEM}
export HOME=/root XDG_RUNTIME_DIR=/run
cd ${ROOT} && mount --move . / && exec chroot . bash -c start
`

/**
 * The same as the script of a sandbox with privileges, for a container that has none: RootlessKit makes a user namespace,
 * in which one user of the container is root, and a network of its own; nobody in it is root of the container, still
 * less of the host. Without cgroups of its own, Docker limits nothing and pauses nothing. No file system can be made that
 * is full at some size, so a sandbox that writes too much ends.
 *
 * The two programs that set up users need a capability each, and not the rights of root.
 * @see https://docs.docker.com/engine/security/rootless/
 * @see https://github.com/rootless-containers/rootlesskit
 */
export const ROOTLESS_SCRIPT = `
set -u
mkdir -p ${CASE_FOLDER} ${HANDED_OUT} ${SYSTEM} /var/lib/engine
${COPY_SYSTEM}grep -q '^[^:]*:[^:]*:${USER}:' /etc/passwd || echo 'rootless:x:${USER}:${USER}::${PARTS}:/bin/sh' >>/etc/passwd
grep -q '^[^:]*:[^:]*:${USER}:' /etc/group || echo 'rootless:x:${USER}:' >>/etc/group
echo ${USER}:${FIRST_OTHER}:65536 | tee /etc/subuid >/etc/subgid
for kind in uid gid; do
  chmod 755 "$(command -v new\${kind}map)" && setcap "cap_set$kind+ep" "$(command -v new\${kind}map)"
done
chmod 666 /dev/net/tun
chown ${USER}:${USER} ${HANDED_OUT}
chown -R ${USER}:${USER} ${PARTS}
truncate -s "$DISK" /disk
while sleep 5; do
  [ "$(du -skx ${PARTS} | cut -f1)" -lt $(($(stat -c %s /disk) / 1024)) ] || kill -TERM 1
done &
${ENDS_ALONE}${START_ENGINE}
export -f start
export OUTER_NETWORKS="$(ip -4 route show scope link | cut -d' ' -f1)"
export ROOTLESS=1 HOME=${PARTS} XDG_RUNTIME_DIR=${PARTS}
exec setpriv --reuid ${USER} --regid ${USER} --clear-groups rootlesskit --state-dir=${STATE} \\
  --net=slirp4netns --mtu=65520 --disable-host-loopback --port-driver=builtin --publish=0.0.0.0:${PROXY_PORT}:${PROXY_PORT}/tcp \\
  --copy-up=/etc --copy-up=/run bash -c ${quoted(OWN_SYSTEM)}
`

function quoted(script: string): string {
  return `'${script.replaceAll("'", "'\\''")}'`
}

/** What a program of a rootless sandbox is run through, to be where its engine and its root are. */
export const INTO_ROOTLESS = [
  'bash',
  '-c',
  `exec setpriv --reuid ${USER} --regid ${USER} --clear-groups nsenter --target "$(cat ${STATE}/child_pid)" --user --preserve-credentials --mount --net -- "$@"`,
  'bash',
]

/** What was handed out belongs to the container's root, whom nobody in the sandbox is. */
export const OWN_HANDED_OUT = ['chown', '-R', `${USER}:${USER}`, HANDED_OUT]
