import kind from '../../graders/_template/_template.ts'
import type { Network } from '../../src/docker/port/docker.ts'
import { type Accepted, accepts, coversEveryDiagnosis, type Rejected, rejects } from './verdicts.ts'

type Facts = { network?: Network | undefined }

const network = { id: 'n1', name: 'my-net', driver: 'bridge', internal: false, containers: [], subnets: [] }

const right: Accepted<Facts>[] = [['a network', { name: 'my-net' }, { network }]]
const wrong: Rejected<Facts>[] = [['no network', { name: 'my-net' }, {}, 'template-missing']]

accepts('_template', kind, right)
rejects('_template', kind, wrong)
coversEveryDiagnosis('_template', kind, wrong)
