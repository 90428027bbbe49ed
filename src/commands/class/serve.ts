import { integer, string } from '@oclif/core/flags'
import { gradebookBeside } from '../../classroom/gradebook/beside.ts'
import { openGradebook } from '../../classroom/gradebook/open.ts'
import { loadRoster } from '../../classroom/roster/load-roster.ts'
import { classApp } from '../../classroom/server/app.ts'
import { builtWeb } from '../../classroom/server/built-web.ts'
import { plainAddress } from '../../classroom/server/client-address.ts'
import { listen, tryPort } from '../../classroom/server/listen.ts'
import { labsToServe, servingOf } from '../../classroom/server/serving.ts'
import { readTls } from '../../classroom/server/tls.ts'
import type { LoadLab } from '../../classroom/snapshot/labs.ts'
import { LabCommand } from '../../cli/command.ts'
import { whenInterrupted } from '../../cli/interrupt.ts'
import { print } from '../../cli/print.ts'
import { rosterArg } from '../../cli/roster-first.ts'
import { InputError } from '../../lab/input-error.ts'
import { wordsIn } from '../../languages/loader.ts'
import { safeText } from '../../terminal/safe-text.ts'

/** What others write into the gradebook is looked for so often, in ms. */
const LOOK_MS = 1000
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/

export default class Serve extends LabCommand {
  static override summary = 'Show a class live in the browser, and receive what students hand in'
  static override description =
    'Prints a link that logs a teacher in. Students hand in with "docker-lab check LAB --submit ADDRESS"; "docker-lab class tokens" makes an address for each of them. Only this machine can reach it, unless --host says otherwise. Several servers can use one gradebook on PostgreSQL.'
  static override usage = 'class serve [ROSTER]'
  static override examples = [
    'docker-lab class serve class.yaml',
    'docker-lab class serve class.yaml --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem',
  ]
  static override args = { roster: rosterArg }
  static override flags = {
    host: string({ default: '127.0.0.1', helpValue: 'ADDRESS', summary: 'Address to listen on' }),
    port: integer({ default: 8650, min: 0, max: 65535, summary: 'Port to listen on; 0 for any free one' }),
    'tls-cert': string({ helpValue: 'FILE', summary: 'Certificate for HTTPS, in PEM' }),
    'tls-key': string({ helpValue: 'FILE', summary: 'Private key of the certificate, in PEM' }),
    proxy: string({
      multiple: true,
      helpValue: 'ADDRESS',
      summary:
        'IP address of a reverse proxy in front, whose X-Forwarded-For and X-Forwarded-Proto count; can be repeated',
    }),
    gradebook: string({
      helpValue: 'PATH|URL',
      summary: 'The gradebook; default: ROSTER.gradebook.sqlite beside the roster',
    }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Serve)
    const words = await wordsIn('class-serve', this.language)
    const tls = await readTls({ cert: flags['tls-cert'], key: flags['tls-key'] }, words)
    const proxies = new Set(
      flags.proxy?.map((text) => {
        const address = plainAddress(text)
        if (address === undefined) throw new InputError([{ message: words.notAProxy(text) }])
        return address
      }),
    )
    const courseOf = (named: string | undefined) => this.course(flags.course ?? named)
    const roster = await loadRoster(args.roster, async (named) => (await courseOf(named)).labs)
    const course = await courseOf(roster.course)
    const loadLab: LoadLab = (folder, seed) => this.labIn(folder, seed)
    const labs = await labsToServe({ roster, course, loadLab })
    const { host, port } = flags
    const refused = ({ code }: NodeJS.ErrnoException): never => {
      throw new InputError([{ message: words.cannotListen(host, port, `${code}`) }])
    }
    await tryPort({ host, port }).catch(refused)
    await using gradebook = await openGradebook(flags.gradebook ?? gradebookBeside(args.roster))
    const serving = await servingOf({
      roster,
      course,
      labs,
      gradebook,
      loadLab,
      origin: await this.origin(flags.course ?? roster.course),
    })
    const scheme = tls ? 'https' : 'http'
    let address = ''
    const link = () => `${address}/#login=${serving.logins.newCode()}`
    const app = classApp({
      ...serving,
      page: new Map(Object.entries(await builtWeb())),
      isSecure: tls !== undefined,
      proxies,
      onLogin: () => this.print(`${words.nextLink(link())}\n`),
      onProblem: (error) => {
        const reason = error instanceof Error ? error.message : String(error)
        print(`${words.problem(safeText(reason))}\n`, process.stderr)
      },
    })
    const listening = await listen(app, { host, port, tls, proxies }).catch(refused)
    const shown = ANY.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
    address = `${scheme}://${shown}:${listening.port}`
    if (!LOOPBACK.test(host) && !tls) print(`${words.onNetwork(host)}\n`, process.stderr)
    this.print(`${[words.open(address), words.loginLink(link()), words.handIn, words.stop].join('\n')}\n`)
    const look = setInterval(() => void serving.board.refresh().catch(() => {}), LOOK_MS)
    await new Promise<void>((resolve) => {
      whenInterrupted(async () => {
        clearInterval(look)
        await listening.close()
        await gradebook.close()
        resolve()
      })
    })
  }
}

/** Every address of the machine: in a link, one that works here. */
const ANY = new Set(['0.0.0.0', '::'])
