import { basename, join } from 'node:path'
import { Command } from '@oclif/core/command'
import { option, string } from '@oclif/core/flags'
import { preparedCourse, preparedLab } from '../../build/prepared.ts'
import type { Grading } from '../grading/grade.ts'
import { kinds } from '../kinds/kinds.ts'
import { type Course, chooseCourse, openCourse } from '../lab/course.ts'
import { findLab } from '../lab/find-lab.ts'
import { InputError } from '../lab/input-error.ts'
import type { Lab } from '../lab/lab.ts'
import { SAMPLE, type Seed } from '../lab/varied.ts'
import type { Messages } from '../languages/en/messages.ts'
import { inLanguage, LANGUAGES, type Language } from '../languages/list.ts'
import { messagesIn } from '../languages/loader.ts'
import type { Fetched } from '../student/course/fetched.ts'
import type { Standing } from '../student/progress/course-progress.ts'
import type { Deed } from '../student/progress/entry.ts'
import { print } from './print.ts'
import { showError } from './show-error.ts'
import { typed } from './typed.ts'

/** What all commands have in common: the language, the course, and how errors are shown. */
export abstract class LabCommand extends Command {
  static override baseFlags = {
    course: string({
      helpValue: 'DIR|URL',
      summary: 'Use this course instead of the built-in one: a directory, an archive, or a Git repository',
    }),
    lang: option({ options: LANGUAGES, summary: "Language; default: the system's" })(),
  }

  protected language!: Language
  private texts: string | undefined
  protected messages!: Messages
  /** By its folder: a command that opens several labs reads their course once. */
  private readonly courses = new Map<string, Promise<Course>>()
  private readonly fetches = new Map<string, Promise<Fetched | undefined>>()

  override async init(): Promise<void> {
    const { language, texts } = typed(this.argv)
    this.language = language
    this.texts = texts
    this.messages = await messagesIn(this.language)
  }

  override async catch(error: unknown): Promise<void> {
    const { usage } = this.ctor
    await showError(error, this.argv, Array.isArray(usage) ? usage[0] : usage)
  }

  protected print(text: string): void {
    print(text)
  }

  /** One from elsewhere is fetched first. */
  protected async courseFolder(flag: string | undefined): Promise<string> {
    const { DOCKER_LAB_COURSE: env } = process.env
    const fetched = await this.fetched(flag)
    if (fetched) return fetched.folder
    return chooseCourse({ flag, env, cwd: process.cwd(), builtIn: this.builtIn })
  }

  /** The folder of the built-in course. */
  protected get builtIn(): string {
    return join(this.config.root, 'labs')
  }

  /** What `--course` names, where that is elsewhere. */
  private fetched(flag: string | undefined): Promise<Fetched | undefined> {
    const word = flag || process.env.DOCKER_LAB_COURSE || ''
    const fetched = this.fetches.get(word) ?? this.fetch(word)
    this.fetches.set(word, fetched)
    return fetched
  }

  private async fetch(word: string): Promise<Fetched | undefined> {
    if (word === '') return undefined
    const { sourceOf } = await import('../student/course/source.ts')
    const source = sourceOf(word, process.cwd())
    if (!source) return undefined
    const { fetchedCourse } = await import('../student/course/fetched.ts')
    const { fetching } = this.messages.start
    return fetchedCourse(source, (shown) => print(`${fetching(shown)}\n`, process.stderr))
  }

  protected async course(flag: string | undefined): Promise<Course> {
    const folder = await this.courseFolder(flag)
    const course = this.courses.get(folder) ?? this.opened(folder)
    this.courses.set(folder, course)
    return course
  }

  private async opened(folder: string): Promise<Course> {
    const course = await openCourse(folder, preparedCourse(folder, this.prepared))
    if (this.texts === undefined || folder === this.builtIn) return course
    const { courseIn } = await import('../lab/texts-in.ts')
    return courseIn(course, this.texts)
  }

  protected async lab(word: string, course: string | undefined): Promise<Lab> {
    return this.labIn(findLab(await this.course(course), word).folder)
  }

  /** The labs that the words of the command line name, each once; with `--all`, those of the course. */
  protected async namedLabs(
    words: readonly unknown[],
    { all, course }: { all: boolean; course?: string | undefined },
    usage: string,
  ): Promise<Lab[]> {
    if (all && words.length > 0) throw new InputError([{ message: this.messages.errors.labsOrAll }])
    if (words.length === 0 && !all) throw new InputError([{ message: this.messages.errors.whichLab(usage) }])
    const named = all ? (await this.course(course)).labs.map(({ folder }) => folder) : words
    const labs = await Promise.all([...new Set(named)].map((word) => this.lab(`${word}`, course)))
    return [...new Map(labs.map((lab) => [lab.folder, lab])).values()]
  }

  /** The lab in a folder, as it is for this student: a built-in one that is the same for all needs no YAML to be read. */
  protected async labIn(folder: string, seed: Seed = () => this.seed()): Promise<Lab> {
    const prepared = preparedLab(folder, this.prepared)
    if (prepared) return prepared
    const { loadLab } = await import('../lab/load.ts')
    const lab = await loadLab(folder, kinds, seed)
    if (this.texts === undefined) return lab
    const { labIn } = await import('../lab/texts-in.ts')
    return labIn(lab, this.texts)
  }

  private async seed(): Promise<string> {
    const { ownSeed, seedFile } = await import('../student/seed.ts')
    try {
      return await ownSeed()
    } catch (error) {
      const { unwritable } = await import('./outputs.ts')
      throw unwritable(await seedFile(), error, this.messages.errors)
    }
  }

  /** What a report says of where it comes from. */
  protected async origin(course: string | undefined): Promise<Grading['origin']> {
    const { folder, title } = await this.course(course)
    const { source, revision } = (await this.fetched(course)) ?? {}
    return {
      program: { name: 'docker-lab', version: this.config.version },
      course: {
        name: basename(folder),
        title: title ? inLanguage(title, this.language) : null,
        ...(source && revision && { source, revision }),
      },
    }
  }

  /** How far the student is with each lab of the course. */
  protected async standings(course: string | undefined): Promise<Standing[]> {
    const { labs } = await this.course(course)
    return this.standingsWith(await Promise.all(labs.map(({ folder }) => this.labIn(folder, SAMPLE))))
  }

  protected async standingsWith(labs: readonly Lab[]): Promise<Standing[]> {
    const { standings } = await import('../student/progress/course-progress.ts')
    return standings(labs, this.builtIn)
  }

  /** Notes what the student did with a lab. Nothing fails because it cannot be written. */
  protected async noted(lab: Lab, deed: Deed): Promise<void> {
    const { labKey, note } = await import('../student/progress/log.ts')
    await note({ lab: labKey(lab, this.builtIn), ...deed }).catch(() => {})
  }

  /** Where what was prepared of the built-in course is. */
  protected get prepared(): string {
    return join(this.config.root, 'dist', 'labs')
  }
}
