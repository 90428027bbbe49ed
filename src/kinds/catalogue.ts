// Generated from graders/ by `npm run generate`: no need to edit.
import type { AnyCheckKind } from '../grading/contract/kind.ts'

export const catalogue: Record<string, () => Promise<{ default: AnyCheckKind }>> = {
  answer: () => import('../../graders/answer/answer.ts'),
  archive: () => import('../../graders/archive/archive.ts'),
  'changed-since-start': () => import('../../graders/changed-since-start/changed-since-start.ts'),
  changes: () => import('../../graders/changes/changes.ts'),
  command: () => import('../../graders/command/command.ts'),
  container: () => import('../../graders/container/container.ts'),
  dockerfile: () => import('../../graders/dockerfile/dockerfile.ts'),
  env: () => import('../../graders/env/env.ts'),
  exec: () => import('../../graders/exec/exec.ts'),
  file: () => import('../../graders/file/file.ts'),
  http: () => import('../../graders/http/http.ts'),
  image: () => import('../../graders/image/image.ts'),
  'image-file': () => import('../../graders/image-file/image-file.ts'),
  limits: () => import('../../graders/limits/limits.ts'),
  logs: () => import('../../graders/logs/logs.ts'),
  mount: () => import('../../graders/mount/mount.ts'),
  network: () => import('../../graders/network/network.ts'),
  port: () => import('../../graders/port/port.ts'),
  reach: () => import('../../graders/reach/reach.ts'),
  registry: () => import('../../graders/registry/registry.ts'),
  restart: () => import('../../graders/restart/restart.ts'),
  tcp: () => import('../../graders/tcp/tcp.ts'),
  volume: () => import('../../graders/volume/volume.ts'),
  workfile: () => import('../../graders/workfile/workfile.ts'),
}
