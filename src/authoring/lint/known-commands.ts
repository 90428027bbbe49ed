/**
 * What can follow `docker`: commands, and groups with theirs. Of plugins (and of what Docker Desktop adds) only the
 * name is known. https://docs.docker.com/reference/cli/docker/
 */
export const DOCKER: Record<string, string[] | 'plugin' | 'command'> = {
  ...Object.fromEntries(
    `attach build commit cp create diff events exec export history images import info inspect kill load login
    logout logs pause port ps pull push rename restart rm rmi run save search start stats stop tag top unpause
    update version wait help`
      .split(/\s+/)
      .map((name) => [name, 'command' as const]),
  ),
  builder: words('build prune'),
  checkpoint: words('create ls list rm'),
  compose: words(
    `alpha attach bridge build commit config convert cp create down events exec export images kill logs ls pause port
    ps publish pull push restart rm run scale start stats stop top unpause up version volumes wait watch`,
  ),
  config: words('create inspect ls list rm'),
  container: words(
    `attach commit cp create diff exec export inspect kill logs ls list ps pause port prune rename restart rm run
    start stats stop top unpause update wait`,
  ),
  context: words('create export import inspect ls list rm show update use'),
  image: words('build history import inspect load ls list prune pull push rm save tag'),
  manifest: words('annotate create inspect push rm'),
  network: words('connect create disconnect inspect ls list prune rm'),
  node: words('demote inspect ls list promote ps rm update'),
  plugin: words('create disable enable inspect install ls list push rm set upgrade'),
  secret: words('create inspect ls list rm'),
  service: words('create inspect logs ls list ps rm rollback scale update'),
  stack: words('config deploy ls list ps rm services'),
  swarm: words('ca init join join-token leave unlock unlock-key update'),
  system: words('df dial-stdio events info prune'),
  trust: words('inspect key revoke sign signer'),
  volume: words('create inspect ls list prune rm update'),
  ...Object.fromEntries(
    `agent ai app buildx debug desktop dev extension feedback init machine mcp model offload pass sandbox sbom scan
    scout`
      .split(/\s+/)
      .map((name) => [name, 'plugin' as const]),
  ),
}

/** The options of `docker` itself that take a value: they come before the command. */
export const DOCKER_VALUE_OPTIONS = new Set(
  words('-H --host -c --context --config -l --log-level --tlscacert --tlscert --tlskey'),
)

/** The commands that change an engine: what solves a lab has one of them in it. */
export const CHANGING = new Set(
  words(`attach build commit connect cp create exec import init kill load pause publish pull push rename restart rm rmi
    run start stop tag unpause up update`),
)

function words(text: string): string[] {
  return text.split(/\s+/)
}
