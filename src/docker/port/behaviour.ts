import { type Json, record, text, texts } from './json.ts'

/**
 * What else an image's configuration sets, as one text to compare: its health check, stop signal, shell, and what
 * happens when something is built from it. Undefined where it sets nothing of that.
 * @see https://github.com/moby/docker-image-spec/blob/main/spec.md
 */
export function behaviourOf(config: Json): string | undefined {
  const check = record(config.Healthcheck, 'Healthcheck')
  const set = {
    healthcheck: Object.entries(check)
      .filter(([, value]) => value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    stopSignal: text(config.StopSignal, 'StopSignal'),
    onBuild: texts(config.OnBuild, 'OnBuild'),
    shell: texts(config.Shell, 'Shell'),
  }
  return Object.values(set).every(({ length }) => length === 0) ? undefined : JSON.stringify(set)
}
