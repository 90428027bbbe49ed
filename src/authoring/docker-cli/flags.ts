import { COMPOSE_FLAGS } from './compose-flags.ts'
import { SWARM_FLAGS } from './swarm-flags.ts'

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
  'context create': '--description=string --docker=stringToString --from=string',
  'context use': '',
  'context ls': '--format=string -q,--quiet',
  'context rm': '-f,--force',
  'context inspect': '-f,--format=string',
  'context show': '',
  ...SWARM_FLAGS,
  ...COMPOSE_FLAGS,
}
