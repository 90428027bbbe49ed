import type { BuildStep } from '../port/docker.ts'
import { type Json, list, number, record, text, understood } from '../port/json.ts'
import type { Ask } from '../wire/ask.ts'
import { engineApi } from '../wire/engine-api.ts'
import { unlessAbsent } from '../wire/read-answer.ts'

/** Undefined where the image is gone. @param id of the image */
export async function history(ask: Ask, id: string): Promise<BuildStep[] | undefined> {
  const raw = await rowsOf(ask, id)
  return raw === undefined ? undefined : understood(ask.endpoint, () => toHistory(raw))
}

const rowsOf = (ask: Ask, id: string) => unlessAbsent(engineApi(ask).getImage(id).history())

/**
 * `GET /images/{name}/history`, in the words of the classic builder, of BuildKit and of Podman: the oldest step first.
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Image/operation/ImageHistory
 */
export function toHistory(answer: unknown): BuildStep[] {
  return list(answer, 'history')
    .map((row) => toStep(record(row, 'history')))
    .reverse()
}

/** Of the classic builder, all but `RUN`: `/bin/sh -c #(nop)  ENV A=1`. */
const CLASSIC = /^\S.*?#\(nop\)\s+([A-Z]+)\s*([\s\S]*)$/
/** Of BuildKit: `RUN /bin/sh -c make # buildkit`. */
const BUILDKIT =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s+([\s\S]*?)(\s*# buildkit)?$/

function toStep(row: Json): BuildStep {
  const made = text(row.CreatedBy, 'CreatedBy').trim()
  const [, instruction, rest] = CLASSIC.exec(made) ?? BUILDKIT.exec(made) ?? []
  if (instruction !== undefined) return { instruction, text: (rest ?? '').trim() }
  return { instruction: made === '' ? '' : 'RUN', text: made }
}

/**
 * How many bytes the steps of an image added, which are those of its unpacked layers on every kind of image store. What
 * inspecting an image says is different on each. Undefined where there is no such image.
 */
export async function bytesOf(ask: Ask, id: string): Promise<number | undefined> {
  const rows = await rowsOf(ask, id)
  if (rows === undefined) return undefined
  return understood(ask.endpoint, () =>
    list(rows, 'history').reduce((sum: number, row) => sum + number(record(row, 'history').Size, 'Size'), 0),
  )
}
