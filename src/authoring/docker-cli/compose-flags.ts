/** The flags of `docker compose` and its commands, in the form of those in `flags.ts`, written by hand. */
export const COMPOSE_FLAGS: Readonly<Record<string, string>> = {
  compose: `
    --all-resources --ansi=string --compatibility --dry-run --env-file=stringArray -f,--file=stringArray
    --parallel=int --profile=stringArray --progress=string --project-directory=string
    -p,--project-name=string
  `,
  'compose up': `
    --abort-on-container-exit --always-recreate-deps --attach=stringArray --build -d,--detach
    --exit-code-from=string --force-recreate --menu --no-attach=stringArray --no-build --no-color --no-deps
    --no-log-prefix --no-recreate --no-start --pull=string --quiet-build --quiet-pull --remove-orphans
    -V,--renew-anon-volumes --scale=stringArray -t,--timeout=int --timestamps --wait --wait-timeout=int
    -w,--watch -y,--yes
  `,
  'compose create': `
    --build --force-recreate --no-build --no-recreate --pull=string --quiet-pull --remove-orphans --scale=list
    -y,--yes
  `,
  'compose down': '--remove-orphans --rmi=string -t,--timeout=int -v,--volumes',
  'compose start': '',
  'compose stop': '-t,--timeout=int',
  'compose restart': '--no-deps -t,--timeout=int',
  'compose kill': '--remove-orphans -s,--signal=string',
  'compose rm': '-f,--force -s,--stop -v,--volumes',
  'compose build': `
    --build-arg=stringArray --builder=string -m,--memory=bytes --no-cache --pull --push -q,--quiet
    --with-dependencies
  `,
  'compose pull': '--ignore-buildable --ignore-pull-failures --include-deps --policy=string -q,--quiet',
  'compose push': '--ignore-push-failures --include-deps -q,--quiet',
}
