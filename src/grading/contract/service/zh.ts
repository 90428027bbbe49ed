import type { ServiceWords } from './service.ts'

export default (({ service, project }) =>
  project === undefined ? `服务 ${service}` : `项目 ${project} 的服务 ${service}`) satisfies ServiceWords
