import { COMPOSE_FLAGS } from './compose-flags.ts'

const CREATE = `
  --add-host=list --annotation=map -a,--attach=list --blkio-weight=uint16 --blkio-weight-device=list
  --cap-add=list --cap-drop=list --cgroup-parent=string --cgroupns=string --cidfile=string
  --cpu-count=int --cpu-percent=int --cpu-period=int --cpu-quota=int --cpu-rt-period=int
  --cpu-rt-runtime=int -c,--cpu-shares=int --cpus=decimal --cpuset-cpus=string --cpuset-mems=string
  --device=list --device-cgroup-rule=list --device-read-bps=list --device-read-iops=list
  --device-write-bps=list --device-write-iops=list --disable-content-trust --dns=list
  --dns-option=list --dns-search=list --domainname=string --entrypoint=string -e,--env=list
  --env-file=list --expose=list --gpus=gpu-request --group-add=list --health-cmd=string
  --health-interval=duration --health-retries=int --health-start-interval=duration
  --health-start-period=duration --health-timeout=duration --help -h,--hostname=string --init
  -i,--interactive --io-maxbandwidth=bytes --io-maxiops=uint --ip=string --ip6=string --ipc=string
  --isolation=string --kernel-memory=bytes -l,--label=list --label-file=list --link=list
  --link-local-ip=list --log-driver=string --log-opt=list --mac-address=string -m,--memory=bytes
  --memory-reservation=bytes --memory-swap=bytes --memory-swappiness=int --mount=mount --name=string
  --network=network --network-alias=list --no-healthcheck --oom-kill-disable --oom-score-adj=int
  --pid=string --pids-limit=int --platform=string --privileged -p,--publish=list -P,--publish-all
  --pull=string -q,--quiet --read-only --restart=string --rm --runtime=string --security-opt=list
  --shm-size=bytes --stop-signal=string --stop-timeout=int --storage-opt=list --sysctl=map
  --tmpfs=list -t,--tty --ulimit=ulimit --use-api-socket -u,--user=string --userns=string --uts=string
  -v,--volume=list --volume-driver=string --volumes-from=list -w,--workdir=string --net=network
  --net-alias=list --dns-opt=list
`

/**
 * The flags of each command: `-p,--publish=list` takes a value, and can be repeated; `-d,--detach` takes none. From
 * `docker COMMAND --help` of Docker CLI 28.2.2, with the flags that it accepts but does not show (`--net`, `volume
 * create --name`). The flags that Buildx adds to `build` are written by hand.
 */
export const FLAGS: Readonly<Record<string, string>> = {
  run: `${CREATE} -d,--detach --detach-keys=string --sig-proxy`,
  create: CREATE,
  start: '-a,--attach --checkpoint=string --checkpoint-dir=string --detach-keys=string -i,--interactive',
  stop: '-s,--signal=string -t,--timeout=int --time=int',
  restart: '-s,--signal=string -t,--timeout=int --time=int',
  kill: '-s,--signal=string',
  rm: '-f,--force -l,--link -v,--volumes',
  pause: '',
  unpause: '',
  wait: '',
  rename: '',
  update: `
    --blkio-weight=uint16 --cpu-period=int --cpu-quota=int --cpu-rt-period=int --cpu-rt-runtime=int
    -c,--cpu-shares=int --cpus=decimal --cpuset-cpus=string --cpuset-mems=string -m,--memory=bytes
    --memory-reservation=bytes --memory-swap=bytes --pids-limit=int --restart=string
  `,
  exec: `
    -d,--detach --detach-keys=string -e,--env=list --env-file=list -i,--interactive --privileged
    -t,--tty -u,--user=string -w,--workdir=string
  `,
  cp: '-a,--archive -L,--follow-link -q,--quiet',
  commit: '-a,--author=string -c,--change=list -m,--message=string -p,--pause',
  export: '-o,--output=string',
  logs: '--details -f,--follow --since=string -n,--tail=string -t,--timestamps --until=string',
  attach: '--detach-keys=string --no-stdin --sig-proxy',
  top: '',
  stats: '-a,--all --format=string --no-stream --no-trunc',
  port: '',
  diff: '',
  ps: `
    -a,--all -f,--filter=filter --format=string -n,--last=int -l,--latest --no-trunc -q,--quiet
    -s,--size
  `,
  inspect: '-f,--format=string -s,--size --type=string',
  images: '-a,--all --digests -f,--filter=filter --format=string --no-trunc -q,--quiet --tree',
  rmi: '-f,--force --no-prune --platform=strings',
  tag: '',
  push: '-a,--all-tags --disable-content-trust --platform=string -q,--quiet',
  pull: '-a,--all-tags --disable-content-trust --platform=string -q,--quiet',
  save: '-o,--output=string --platform=string',
  load: '-i,--input=string --platform=string -q,--quiet',
  import: '-c,--change=list -m,--message=string --platform=string',
  history: '--format=string -H,--human --no-trunc --platform=string -q,--quiet',
  search: '-f,--filter=filter --format=string --limit=int --no-trunc',
  login: '-p,--password=string --password-stdin -u,--username=string',
  logout: '',
  build: `
    --add-host=list --build-arg=list --cache-from=strings --cgroup-parent=string --compress
    --cpu-period=int --cpu-quota=int -c,--cpu-shares=int --cpuset-cpus=string --cpuset-mems=string
    --disable-content-trust -f,--file=string --force-rm --iidfile=string --isolation=string --label=list
    -m,--memory=bytes --memory-swap=bytes --network=string --no-cache --platform=string --pull
    -q,--quiet --rm --security-opt=strings --shm-size=bytes --squash -t,--tag=list --target=string
    --ulimit=ulimit --build-context=stringArray --builder=string --cache-to=stringArray --load --push
    -o,--output=stringArray --progress=string --provenance=string --sbom=string --secret=stringArray
    --ssh=stringArray --no-cache-filter=stringArray --metadata-file=string --annotation=stringArray
    --attest=stringArray --allow=stringArray --call=string --check -D,--debug
  `,
  version: '-f,--format=string',
  info: '-f,--format=string',
  events: '-f,--filter=filter --format=string --since=string --until=string',
  'volume create': `
    --availability=string -d,--driver=string --group=string --label=list --limit-bytes=bytes
    -o,--opt=map --required-bytes=bytes --scope=string --secret=map --sharing=string
    --topology-preferred=list --topology-required=list --type=string --name=string
  `,
  'volume rm': '-f,--force',
  'volume ls': '--cluster -f,--filter=filter --format=string -q,--quiet',
  'volume inspect': '-f,--format=string',
  'volume prune': '-a,--all --filter=filter -f,--force',
  'network create': `
    --attachable --aux-address=map --config-from=string --config-only -d,--driver=string
    --gateway=strings --ingress --internal --ip-range=strings --ipam-driver=string --ipam-opt=map --ipv4
    --ipv6 --label=list -o,--opt=map --scope=string --subnet=strings
  `,
  'network rm': '-f,--force',
  'network ls': '-f,--filter=filter --format=string --no-trunc -q,--quiet',
  'network inspect': '-f,--format=string -v,--verbose',
  'network connect': `
    --alias=strings --driver-opt=strings --gw-priority=int --ip=string --ip6=string --link=list
    --link-local-ip=strings
  `,
  'network disconnect': '-f,--force',
  'network prune': '--filter=filter -f,--force',
  'container inspect': '-f,--format=string -s,--size',
  'container prune': '--filter=filter -f,--force',
  'image inspect': '-f,--format=string --platform=string',
  'image prune': '-a,--all --filter=filter -f,--force',
  'system df': '--format=string -v,--verbose',
  'system prune': '-a,--all --filter=filter -f,--force --volumes',
  'swarm init': `
    --advertise-addr=string --autolock --availability=string --cert-expiry=duration
    --data-path-addr=string --data-path-port=uint32 --default-addr-pool=ipNetSlice
    --default-addr-pool-mask-length=uint32 --dispatcher-heartbeat=duration --external-ca=external-ca
    --force-new-cluster --listen-addr=node-addr --max-snapshots=uint --snapshot-interval=uint
    --task-history-limit=int
  `,
  'swarm join': `
    --advertise-addr=string --availability=string --data-path-addr=string --listen-addr=node-addr
    --token=string
  `,
  'swarm leave': '-f,--force',
  'swarm update': `
    --autolock --cert-expiry=duration --dispatcher-heartbeat=duration --external-ca=external-ca
    --max-snapshots=uint --snapshot-interval=uint --task-history-limit=int
  `,
  'swarm join-token': '-q,--quiet --rotate',
  'service create': `
    --cap-add=list --cap-drop=list --config=config --constraint=list --container-label=list
    --credential-spec=credential-spec -d,--detach --dns=list --dns-option=list --dns-search=list
    --endpoint-mode=string --entrypoint=command -e,--env=list --env-file=list --generic-resource=list
    --group=list --health-cmd=string --health-interval=duration --health-retries=int
    --health-start-interval=duration --health-start-period=duration --health-timeout=duration
    --host=list --hostname=string --init --isolation=string -l,--label=list --limit-cpu=decimal
    --limit-memory=bytes --limit-pids=int --log-driver=string --log-opt=list --max-concurrent=uint
    --mode=string --mount=mount --name=string --network=network --no-healthcheck --no-resolve-image
    --oom-score-adj=int --placement-pref=pref -p,--publish=port -q,--quiet --read-only --replicas=uint
    --replicas-max-per-node=uint --reserve-cpu=decimal --reserve-memory=bytes --restart-condition=string
    --restart-delay=duration --restart-max-attempts=uint --restart-window=duration
    --rollback-delay=duration --rollback-failure-action=string --rollback-max-failure-ratio=float
    --rollback-monitor=duration --rollback-order=string --rollback-parallelism=uint --secret=secret
    --stop-grace-period=duration --stop-signal=string --sysctl=list -t,--tty --ulimit=ulimit
    --update-delay=duration --update-failure-action=string --update-max-failure-ratio=float
    --update-monitor=duration --update-order=string --update-parallelism=uint -u,--user=string
    --with-registry-auth -w,--workdir=string
  `,
  'service update': `
    --args=command --cap-add=list --cap-drop=list --config-add=config --config-rm=list
    --constraint-add=list --constraint-rm=list --container-label-add=list --container-label-rm=list
    --credential-spec=credential-spec -d,--detach --dns-add=list --dns-option-add=list
    --dns-option-rm=list --dns-rm=list --dns-search-add=list --dns-search-rm=list --endpoint-mode=string
    --entrypoint=command --env-add=list --env-rm=list --force --generic-resource-add=list
    --generic-resource-rm=list --group-add=list --group-rm=list --health-cmd=string
    --health-interval=duration --health-retries=int --health-start-interval=duration
    --health-start-period=duration --health-timeout=duration --host-add=list --host-rm=list
    --hostname=string --image=string --init --isolation=string --label-add=list --label-rm=list
    --limit-cpu=decimal --limit-memory=bytes --limit-pids=int --log-driver=string --log-opt=list
    --max-concurrent=uint --mount-add=mount --mount-rm=list --network-add=network --network-rm=list
    --no-healthcheck --no-resolve-image --oom-score-adj=int --placement-pref-add=pref
    --placement-pref-rm=pref --publish-add=port --publish-rm=port -q,--quiet --read-only --replicas=uint
    --replicas-max-per-node=uint --reserve-cpu=decimal --reserve-memory=bytes --restart-condition=string
    --restart-delay=duration --restart-max-attempts=uint --restart-window=duration --rollback
    --rollback-delay=duration --rollback-failure-action=string --rollback-max-failure-ratio=float
    --rollback-monitor=duration --rollback-order=string --rollback-parallelism=uint --secret-add=secret
    --secret-rm=list --stop-grace-period=duration --stop-signal=string --sysctl-add=list
    --sysctl-rm=list -t,--tty --ulimit-add=ulimit --ulimit-rm=list --update-delay=duration
    --update-failure-action=string --update-max-failure-ratio=float --update-monitor=duration
    --update-order=string --update-parallelism=uint -u,--user=string --with-registry-auth
    -w,--workdir=string
  `,
  'service scale': '-d,--detach',
  'service rm': '',
  'service ls': '-f,--filter=filter --format=string -q,--quiet',
  'service ps': '-f,--filter=filter --format=string --no-resolve --no-trunc -q,--quiet',
  'service inspect': '-f,--format=string --pretty',
  'service logs': `
    --details -f,--follow --no-resolve --no-task-ids --no-trunc --raw --since=string -n,--tail=string
    -t,--timestamps
  `,
  'service rollback': '-d,--detach -q,--quiet',
  'stack deploy': `
    -c,--compose-file=strings -d,--detach --prune -q,--quiet --resolve-image=string --with-registry-auth
  `,
  'stack rm': '-d,--detach',
  'stack ls': '--format=string',
  'stack ps': '-f,--filter=filter --format=string --no-resolve --no-trunc -q,--quiet',
  'stack services': '-f,--filter=filter --format=string -q,--quiet',
  'node ls': '-f,--filter=filter --format=string -q,--quiet',
  'node ps': '-f,--filter=filter --format=string --no-resolve --no-trunc -q,--quiet',
  'node inspect': '-f,--format=string --pretty',
  'node update': '--availability=string --label-add=list --label-rm=list --role=string',
  'node promote': '',
  'node demote': '',
  'node rm': '-f,--force',
  'secret create': '-d,--driver=string -l,--label=list --template-driver=string',
  'secret rm': '',
  'secret ls': '-f,--filter=filter --format=string -q,--quiet',
  'secret inspect': '-f,--format=string --pretty',
  'config create': '-l,--label=list --template-driver=string',
  'config rm': '',
  'config ls': '-f,--filter=filter --format=string -q,--quiet',
  'config inspect': '-f,--format=string --pretty',
  'context create': '--description=string --docker=stringToString --from=string',
  'context use': '',
  'context ls': '--format=string -q,--quiet',
  'context rm': '-f,--force',
  'context inspect': '-f,--format=string',
  'context show': '',
  ...COMPOSE_FLAGS,
}
