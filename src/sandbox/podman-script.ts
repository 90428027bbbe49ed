/**
 * What turns a sandbox's container into Podman with Docker's API, with bash; it is the last that its start script does.
 * From the environment: `MIRRORS` (URLs), `ENGINE_VERSION` (4 or 5).
 *
 * - runc, since Podman's own choice, crun, needs cgroups of version 2; and no systemd is here to ask for them.
 * - A container can't have higher limits than the sandbox, so it gets the same ones, the soft ones too.
 * - Its service keeps the ports of a container that it could not start, even when that is removed, until Go collects its
 *   garbage: so let it do so all the time. One service for all, since an idle one collects nothing.
 * - netavark publishes nothing on 0.0.0.0 in the version that goes with Podman 4.3; since Podman 5 there is no other.
 * - Unlike Docker, it uses HTTPS for registries on loopback addresses as well, unless it is told otherwise.
 * - Podman 5 warns about cgroups of version 1, which it still knows.
 */
export const PODMAN_SCRIPT = `
mkdir -p /etc/containers/registries.conf.d
cat >/etc/containers/containers.conf <<END
[containers]
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=$(ulimit -Hu | sed s/unlimited/-1/g):$(ulimit -Hu | sed s/unlimited/-1/g)"]
log_driver = "k8s-file"
[engine]
runtime = "runc"
image_copy_tmp_dir = "/var/lib/engine/tmp"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "$([ "$ENGINE_VERSION" = 4 ] && echo cni || echo netavark)"
END
cat >/etc/containers/storage.conf <<END
[storage]
driver = "overlay"
graphroot = "/var/lib/engine/data"
runroot = "/run/containers/storage"
END
{
  echo 'unqualified-search-registries = ["docker.io"]'
  for place in {localhost,127.0.0.1}:{5000,5001,5002}; do
    printf '[[registry]]\\nlocation = "%s"\\ninsecure = true\\n' $place
  done
  printf '[[registry]]\\nlocation = "docker.io"\\n'
  for mirror in $MIRRORS; do
    place=\${mirror#*://}
    case $mirror in http:*) insecure=true ;; *) insecure=false ;; esac
    printf '[[registry.mirror]]\\nlocation = "%s"\\ninsecure = %s\\n' "\${place%/}" $insecure
  done
} >/etc/containers/registries.conf
export GOGC=1 PODMAN_IGNORE_CGROUPSV1_WARNING=1
socat -t 3600 TCP-LISTEN:2375,bind=127.0.0.1,fork,reuseaddr UNIX-CONNECT:/var/run/docker.sock &
exec podman system service --time=0 unix:///var/run/docker.sock
`
