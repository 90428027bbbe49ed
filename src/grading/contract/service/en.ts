import type { ServiceWords } from './service.ts'

export default (({ service, project }) =>
  project === undefined
    ? `service ${service}`
    : `service ${service} of project ${project}`) satisfies ServiceWords
