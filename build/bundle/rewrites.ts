import type { PluginBuild } from 'esbuild'

/**
 * Sees to it that what changes other packages' code keeps matching it. The function that it returns notes that one of
 * the named rewrites changed something; those that changed nothing fail the build, by their names.
 */
export function mustMatch({ onEnd }: Pick<PluginBuild, 'onEnd'>, rewrites: Iterable<string>) {
  const idle = new Set(rewrites)
  onEnd(() => ({
    errors: [...idle].map((name) => ({
      text: `the rewrite "${name}" matched nothing: is that package still used, and still written like that?`,
    })),
  }))
  return (name: string) => void idle.delete(name)
}
