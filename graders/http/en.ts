import { connectionTexts } from '../../src/grading/contract/connection/en.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { excerpt, textMatchWords } from '../../src/grading/contract/text/text.ts'
import { answerOf, emptyBind, type HttpFacts, wrongHeaders } from './facts.ts'
import type kind from './http.ts'

interface Want {
  url: string
  status: number
  header?: Record<string, string> | undefined
  from?: string | undefined
}

const status = (facts: HttpFacts) => answerOf(facts)?.status ?? 0

const headers = (want: Pick<Want, 'header'>, facts: HttpFacts) => {
  const answer = answerOf(facts)
  return answer ? wrongHeaders(want.header, answer) : []
}

export default {
  summary: 'A page is answered on a port of the host, by the right container',
  options: {
    url: 'http:// on localhost, 127.0.0.1 or [::1]: a port of the machine that the engine runs on',
    status: 'status code of the answer',
    body: 'what the page must be like',
    'body.contains': 'text that must be in it',
    'body.matches':
      'pattern (RE2) that must be found in it; (?i) ignores case, (?m) makes ^ and $ mean lines',
    'body.equals': 'the whole text; white space at its end does not count',
    header: 'text that a header must contain, by its name',
    from: 'the container that must answer, through a port that it publishes',
  },
  expected({ url, status, body, header = {}, from }) {
    const page = body && `a page that ${textMatchWords(body)}`
    const headers = Object.entries(header).map(([name, text]) => `${name}: …${text}…`)
    return [`${url} answers ${status}`, page, ...headers, from && `from the container ${from}`]
      .filter(Boolean)
      .join(', ')
  },
  actual(facts, want) {
    const answer = answerOf(facts)
    if (!answer) return connectionTexts.actual(facts)
    return [
      `status ${answer.status}`,
      ...wrongHeaders(want.header, answer),
      `«${excerpt(answer.body)}»`,
    ].join(', ')
  },
  codes: {
    'not-http': {
      message: ({ url }) => `Something answers at ${url}, but not in HTTP, the language of the web.`,
      next: 'Which port of this image is its web page on? Many images have more than one.',
    },
    'speaks-https': {
      message: ({ url }) =>
        `The server behind ${url} says that it was spoken to in HTTP, while it speaks HTTPS there.`,
      next: 'Which port of this image is for plain HTTP, and which for HTTPS?',
    },
    'redirected-away': {
      message: (_, facts) =>
        `The server answers ${status(facts)} and sends the browser to ${answerOf(facts)?.redirectedTo}. docker-lab does not follow there.`,
      next: 'Why does the server send its visitors away? Look at its configuration.',
    },
    'empty-folder-mounted': {
      message: (_, facts) =>
        `The server answers ${status(facts)}. The host folder that is mounted at ${emptyBind(facts)?.destination} has nothing in it.`,
      next: (_, facts) => `What stands in ${emptyBind(facts)?.source} on the host, and what should?`,
    },
    'webapps-empty': {
      message: (_, facts) =>
        `The server answers ${status(facts)}, and the folder of its sites, ${facts.empty.join(', ')}, is empty.`,
      next: 'Look around next to that folder, inside the container. Is there a ready-made site somewhere?',
    },
    'forbidden-403': {
      message: ({ url }) =>
        `A web server answers at ${url}, but with 403: it may not or will not show this page.`,
      next: 'Is there an index page in its folder, and may the server read it? Its log says which file it tried.',
    },
    'not-found-404': {
      message: ({ url }) => `A web server answers at ${url}, but with 404: it has nothing at this address.`,
      next: 'From which folder does this server take its pages? What is in there, and is the address spelt right?',
    },
    'server-error': {
      message: ({ url }, facts) =>
        `A web server answers at ${url}, but with ${status(facts)}: it says itself that it failed.`,
      next: 'The log of the container says more. Does it wait for something, such as a database?',
    },
    'wrong-status': {
      message: ({ status: want }, facts) =>
        `The answer has status ${status(facts)}, where ${want} is asked for.`,
      next: 'Look at the whole answer, with its headers.',
    },
    'wrong-server': {
      message: ({ header, from }, facts) =>
        `${from ?? 'The server'} answers, but says «${headers({ header }, facts).join(', ')}».`,
      next: 'Which program runs in the container, and is it the one that belongs to the image?',
    },
    'wrong-header': {
      message: (want, facts) =>
        `The page came with headers that differ from what is asked for: ${headers(want, facts).join(', ')}.`,
      next: 'Where is that header set: in the program, or in the configuration of the server?',
    },
    'wrong-body': {
      message: (_, facts) =>
        answerOf(facts)?.body.trim()
          ? 'The server answers, but with another page than the one that is asked for.'
          : 'The server answers, but with an empty page.',
      next: 'Open the address yourself. Is the page in the folder that this server takes its pages from?',
    },
    'page-too-long': {
      message:
        'The server answers with a very long page. What is asked for is not in the part that docker-lab reads.',
      next: 'Should this address really give so much?',
    },
  },
} satisfies KindWords<typeof kind>
