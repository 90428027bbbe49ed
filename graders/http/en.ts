import connection from '../../src/grading/contract/connection/en.ts'
import { shownFile } from '../../src/grading/contract/file/en.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import text from '../../src/grading/contract/text/en.ts'
import { excerpt, textOptions } from '../../src/grading/contract/text/text.ts'
import { numbersOf } from './counter.ts'
import type http from './http.ts'
import { inOrder } from './json-page.ts'
import { answerOf, emptyBind, type HttpFacts, wrongHeaders } from './web-answer.ts'

type Want = { status: number; header?: Record<string, string> | undefined }

const status = (want: Want, facts: HttpFacts) => answerOf(facts, want)?.status

const headers = (want: Want, facts: HttpFacts) =>
  wrongHeaders(want, facts).map(({ name, value }) =>
    value === undefined ? `no ${name} header` : `${name}: ${value}`,
  )

export default {
  summary: 'A port of the host answers with a web page, from the right container',
  options: {
    url: 'http:// or https:// on localhost, NAME.localhost, 127.0.0.1 or [::1]: a port of the machine that the engine runs on; with https, any certificate will do',
    host: 'the name of the site in the Host header, for servers with several sites; that of the url, when left out',
    follow: 'false: the first answer counts, and no redirect is followed',
    status: 'status code of the answer',
    body: 'what the page must be like',
    ...textOptions('body', text),
    json: 'the value that the page must be, as JSON; the order of keys does not count',
    counts:
      'pattern (RE2) with a number in parentheses, such as `seen (\\d+) times`: the page is requested twice, and the number must be higher the second time',
    header: 'text that a header must contain, by the name of the header',
    workfile: "file of the student's working directory whose text the page must be",
    from: 'the container that must answer, through a port that it publishes',
  },
  refusals: {
    'site-name': 'must be the name of a site, with a port or without: shop.example:8080',
    'one-number': 'must have exactly one pair of parentheses, around a number: seen (\\d+) times',
    'not-this-machine':
      'only http:// and https:// addresses of this machine are allowed: localhost, names that end in .localhost, 127.0.0.1 or [::1]',
  },
  expected: ({ url, host, follow, status, body, json, counts, header = {}, workfile, from }) =>
    [
      `${url}${host === undefined ? '' : ` with the Host header ${host}`} ${follow === false ? 'itself ' : ''}answers with status ${status}`,
      json && `a page that is the JSON ${excerpt(inOrder(json), 200)}`,
      body && `a page that ${text.expected(body)}`,
      counts && `a number that goes up with each request (${counts})`,
      ...Object.entries(header).map(
        ([name, part]) => `a header ${name} that ${text.expected({ contains: part })}`,
      ),
      workfile && `the page in ${workfile} of your working directory`,
      from && `from the container ${from}`,
    ]
      .filter(Boolean)
      .join(', '),
  actual(facts, want) {
    const answer = answerOf(facts, want)
    if (!answer) return connection.actual(facts)
    const page = excerpt(answer.body)
    return [
      `status ${answer.status}`,
      ...headers(want, facts),
      page ? `page "${page}"` : 'an empty page',
      want.workfile && facts.file && `${want.workfile}: ${shownFile(facts.file)}`,
    ]
      .filter(Boolean)
      .join(', ')
  },
  codes: {
    'not-http': {
      message: ({ url }) => `Something answers at ${url}, but not over HTTP, the protocol of the web.`,
      next: 'Which port of this image serves its web page? Many images have more than one port.',
    },
    'not-https': {
      message: ({ url }) => `Something answers at ${url}, but without encryption (TLS), so it is not HTTPS.`,
      next: 'Which port of the container does the server use for HTTPS? A different port on the host does not change what it speaks.',
    },
    'tls-refused': {
      message: ({ url }) => `No encrypted connection (TLS) could be made with the server at ${url}.`,
      next: 'Does the server have a certificate, also for this name? Its log can say more.',
    },
    'speaks-https': {
      message: ({ url }) =>
        `The server at ${url} says that it got an HTTP request on a port that uses HTTPS.`,
      next: 'Which port of this image is for plain HTTP, and which one is for HTTPS?',
    },
    'redirected-away': {
      message: (want, facts) =>
        `The server answers with status ${status(want, facts)} and sends the browser to ${answerOf(facts, want)?.redirectedTo}. docker-lab does not follow redirects to a different address.`,
      next: 'Why does the server redirect its visitors? Look at its configuration.',
    },
    'empty-folder-mounted': {
      message: (want, facts) =>
        `The server answers with status ${status(want, facts)}. The directory of the host that is mounted at ${emptyBind(facts)?.destination} is empty.`,
      next: (_, facts) => `What is in ${emptyBind(facts)?.source} on the host, and what should be there?`,
    },
    'webapps-empty': {
      message: (want, facts) =>
        `The server answers with status ${status(want, facts)}, and the directory for its sites, ${facts.empty.join(', ')}, is empty.`,
      next: 'Look around inside the container, next to that directory. Is there a ready-made site somewhere?',
    },
    'webapps-without-root': {
      message: (_, { sites = [] }) =>
        `Tomcat is running, but there is no ROOT directly in webapps, only ${sites.join(', ')}. Nothing answers at /.`,
      next: 'Tomcat shows at / what is in webapps/ROOT. What is in webapps now, and is it one level too deep?',
    },
    'root-not-shown': {
      message: 'Tomcat answers with status 404, although webapps/ROOT is there.',
      next: 'Tomcat looks for new sites every ten seconds: check again in a moment. If nothing changes: is there an index page directly in ROOT?',
    },
    'forbidden-403': {
      message: ({ url }) =>
        `A web server answers at ${url}, but with status 403: it refuses to show this page.`,
      next: 'Is there an index page in its directory, and is the server allowed to read it? Its log says which file it tried.',
    },
    'not-found-404': {
      message: ({ url }) =>
        `A web server answers at ${url}, but with status 404: it has no page at this address.`,
      next: 'Which directory does this server take its pages from? What is in there, and is the address spelled correctly?',
    },
    'server-error': {
      message: ({ url, ...want }, facts) =>
        `A web server answers at ${url}, but with status ${status(want, facts)}: it reports an error of its own.`,
      next: "The container's log says more. Is the server waiting for something, such as a database?",
    },
    'other-server-not-found': {
      message: (want, facts) =>
        `${facts.container?.name} answers with status ${status(want, facts)}. It needs another server, but does not find it by name. Its log says: "${facts.missed?.said}".`,
      next: 'Is the name in its settings that of a container? On which networks are the two containers?',
    },
    'other-server-refuses': {
      message: (want, facts) =>
        `${facts.container?.name} answers with status ${status(want, facts)}. It needs another server, but the connection is refused. Its log says: "${facts.missed?.said}".`,
      next: 'Which address does it try? Inside a container, localhost is that container itself. Is the other server running, and has it had time to start?',
    },
    'wrong-status': {
      message: (want, facts) =>
        `The answer has status ${status(want, facts)}, but the task asks for ${want.status}.`,
      next: 'Look at the whole answer, with its headers.',
    },
    'wrong-server': {
      message: (want, facts) =>
        `${want.from ?? 'The server'} answers, but it is not the server that the task asks for: ${headers(want, facts).join(', ')}.`,
      next: 'Which program runs in the container, and does it belong to the image?',
    },
    'wrong-header': {
      message: (want, facts) =>
        `The headers of the answer differ from what the task asks for: ${headers(want, facts).join(', ')}.`,
      next: "Where is that header set: in the program, or in the server's configuration?",
    },
    'wrong-body': {
      message: (want, facts) =>
        `The server answers, but with ${answerOf(facts, want)?.body.trim() ? 'a different page than the task asks for' : 'an empty page'}.`,
      next: 'Open the address yourself. Is the page in the directory that this server takes its pages from?',
    },
    'page-not-json': {
      message: ({ url }) => `The server at ${url} answers, but not with JSON.`,
      next: 'Request the page yourself. Is it the right path, and the right program?',
    },
    'json-differs': {
      message: ({ url }) => `${url} answers with JSON, but not with the values that the task asks for.`,
      next: 'Compare keys and values one by one. A number in quotes is a text, not a number.',
    },
    'page-without-number': {
      message: ({ url, counts }) => `The page at ${url} has no number where one should be (${counts}).`,
      next: 'Which program answers, and what does its page say?',
    },
    'counter-lost': {
      message: (want, facts) =>
        `The first answer from ${want.url} has the number ${numbersOf(want, facts).first}. The second one, requested right after it, has none.`,
      next: 'Request the page several times. What differs from one answer to the next? The log may say more.',
    },
    'counter-unchanged': {
      message: (want, facts) => {
        const { first, second } = numbersOf(want, facts)
        return `${want.url} was requested twice: the number was ${first} the first time, and ${second} the second time.`
      },
      next: 'Where is the number kept, and does each request change it? If several containers answer, do they share it?',
    },
    'no-file-to-show': {
      message: ({ workfile }) =>
        `There is no text in ${workfile} of your working directory for the page to show.`,
      next: 'Are you in the right directory? "check" looks where you type it; --dir names a different directory.',
    },
    'page-not-the-file': {
      message: ({ url, workfile }) =>
        `The page at ${url} is not what ${workfile} of your working directory contains now.`,
      next: 'Which file does the server send? Look at that directory in the container, and compare.',
    },
    'page-unfinished': {
      message: (_, { answer }) =>
        answer?.kind === 'answer' && answer.unfinished === 'reset'
          ? 'The connection was closed in the middle of the page. What came of it does not contain what the task asks for.'
          : 'The page did not end in time. What came of it does not contain what the task asks for.',
      next: 'Does the whole page arrive when you request it yourself? What does the log of the server say?',
    },
    'page-too-long': {
      message:
        'The server answers with a very long page. The part that docker-lab reads does not contain what the task asks for.',
      next: 'Should this address really return that much?',
    },
  },
} satisfies KindWords<typeof http>
