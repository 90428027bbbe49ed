/** The flags of the commands of a swarm, in the form of those in `flags.ts`. */
export const SWARM_FLAGS: Readonly<Record<string, string>> = {
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
}
