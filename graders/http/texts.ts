import type { Diagnosis } from '../../src/grading/contract/contract.ts'
import { answerOf, emptyBind, type HttpFacts, wrongHeaders } from './facts.ts'

/** The English words for an answer of a web server that is not the one that is wanted. */

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

export const httpTexts = {
  'not-http': {
    title: 'What answers does not speak HTTP',
    message: ({ url }) => `Something answers at ${url}, but not in HTTP, the language of the web.`,
    next: () => 'Which port of this image is its web page on? Many images have more than one.',
    page: {
      what: 'The connection came about, and what came back was not an answer of a web server.',
      see: ['docker port NAME', 'docker image inspect --format "{{json .Config.ExposedPorts}}" IMAGE'],
      why: 'Each port speaks one protocol. Behind the port of a database, or one that servers use among themselves (such as 9300 of Elasticsearch), there is no web page.',
    },
  },
  'speaks-https': {
    title: 'This port speaks HTTPS',
    catalogue: ['M10'],
    message: ({ url }) =>
      `The server behind ${url} says that it was spoken to in HTTP, while it speaks HTTPS there.`,
    next: () => 'Which port of this image is for plain HTTP, and which for HTTPS?',
    page: {
      what: 'The port is published and the server listens, but on this port it wants an encrypted connection.',
      see: ['docker port NAME', 'curl -k https://localhost:PORT/'],
      why: 'HTTP and HTTPS usually have different ports: Portainer has 9000 for HTTP and 9443 for HTTPS. Docker passes bytes on and does not translate between them.',
    },
  },
  'redirected-away': {
    title: 'The answer leads to another address',
    message: (_, facts) =>
      `The server answers ${status(facts)} and sends the browser to ${answerOf(facts)?.redirectedTo}. docker-lab does not follow there.`,
    next: () => 'Why does the server send its visitors away? Look at its configuration.',
    page: {
      what: 'Instead of a page, the server named another host or port to go to.',
      see: ['curl -sI http://localhost:8080/'],
      why: 'A redirect is an answer with status 301, 302, 307 or 308 and a header Location. What stands at another address is not the answer of this container.',
    },
  },
  'empty-folder-mounted': {
    title: 'A mounted folder is empty, and hides what the image has there',
    catalogue: ['M30', 'M35'],
    message: (_, facts) =>
      `The server answers ${status(facts)}. The host folder that is mounted at ${emptyBind(facts)?.destination} has nothing in it.`,
    next: (_, facts) => `What stands in ${emptyBind(facts)?.source} on the host, and what should?`,
    page: {
      what: 'A folder of the host is mounted where the server may take its pages from, and that folder is empty. So the server has nothing to show.',
      see: [
        'docker inspect --format "{{json .Mounts}}" NAME',
        'docker exec NAME ls -la PATH',
        'ls -la HOST_PATH',
      ],
      why: 'A bind mount covers what the image has at that place: the files of the image are still there, but hidden, as long as the mount is. And -v makes a missing host folder without a word, empty, so that a slip in the path looks just like this.',
    },
  },
  'webapps-empty': {
    title: 'Tomcat runs, but has no site',
    catalogue: ['M55'],
    message: (_, facts) =>
      `The server answers ${status(facts)}, and the folder of its sites, ${facts.empty.join(', ')}, is empty.`,
    next: () =>
      'Look around next to that folder, inside the container. Is there a ready-made site somewhere?',
    page: {
      what: 'Tomcat answers 404 to everything, because there is nothing in webapps that it could serve.',
      see: ['docker exec NAME ls webapps webapps.dist'],
      why: 'For safety, the official image ships no running site: its samples stand in webapps.dist, where Tomcat does not look. What is to be served belongs in webapps; its folder ROOT answers at /.',
    },
  },
  'forbidden-403': {
    title: 'The server refuses to show this page (403)',
    message: ({ url }) =>
      `A web server answers at ${url}, but with 403: it may not or will not show this page.`,
    next: () =>
      'Is there an index page in its folder, and may the server read it? Its log says which file it tried.',
    page: {
      what: 'The server was reached and understood the request, but does not hand out this page.',
      see: ['docker logs --tail 20 NAME', 'docker exec NAME ls -la /usr/share/nginx/html'],
      why: 'A 403 often means that a folder has no index page and the server does not list folders, or that the files may not be read by the account that the server runs as.',
    },
  },
  'not-found-404': {
    title: 'The server has no such page (404)',
    message: ({ url }) => `A web server answers at ${url}, but with 404: it has nothing at this address.`,
    next: () =>
      'From which folder does this server take its pages? What is in there, and is the address spelt right?',
    page: {
      what: 'The port is right and a server answers, but what was asked for is not there.',
      see: [
        'docker logs --tail 20 NAME',
        'docker exec NAME ls -la /usr/share/nginx/html',
        'curl -i http://localhost:8080/',
      ],
      why: '404 comes from the server in the container, so the way to it works. Each server has a folder for its pages: nginx /usr/share/nginx/html, httpd /usr/local/apache2/htdocs, Tomcat webapps. What stands in another folder is never served.',
    },
  },
  'server-error': {
    title: 'The server failed while answering',
    message: ({ url }, facts) =>
      `A web server answers at ${url}, but with ${status(facts)}: it says itself that it failed.`,
    next: () => 'The log of the container says more. Does it wait for something, such as a database?',
    page: {
      what: 'The request reached the server, which could not answer it: a status from 500 on.',
      see: ['docker logs --tail 20 NAME', 'curl -i http://localhost:8080/'],
      why: 'Statuses from 500 on are errors of the server itself: a program that fails (500), another server behind it that does not answer (502, 504), or a start that is not finished (503).',
    },
  },
  'wrong-status': {
    title: 'The server answers with another status',
    message: ({ status: want }, facts) =>
      `The answer has status ${status(facts)}, where ${want} is asked for.`,
    next: () => 'Look at the whole answer, with its headers.',
    page: {
      what: 'A server answered, but the number in its first line is not the one that the task asks for.',
      see: ['curl -i http://localhost:8080/', 'docker logs --tail 20 NAME'],
      why: 'The status says how a request went: 200 and the like for success, 300 for «look elsewhere», 400 for a request that the server does not accept, 500 for an error of its own.',
    },
  },
  'wrong-server': {
    title: 'Another kind of server answers',
    message: ({ header, from }, facts) =>
      `${from ?? 'The server'} answers, but says «${headers({ header }, facts).join(', ')}».`,
    next: () => 'Which program runs in the container, and is it the one that belongs to the image?',
    page: {
      what: 'The page came from the right port, but the server behind it names itself differently from what the task asks for.',
      see: [
        'curl -sI http://localhost:8080/',
        'docker top NAME',
        'docker inspect --format "{{.Config.Image}} {{.Path}}" NAME',
      ],
      why: 'A page is only text, which any server can give out. In the header Server most programs say who they are, such as nginx/1.22; another program in the container, or another image under a false name, gives itself away there.',
    },
  },
  'wrong-header': {
    title: 'The answer has other headers',
    message: (want, facts) =>
      `The page came with headers that differ from what is asked for: ${headers(want, facts).join(', ')}.`,
    next: () => 'Where is that header set: in the program, or in the configuration of the server?',
    page: {
      what: 'The page came with headers that differ from what the task asks for. Headers say what the browser has to know about a page.',
      see: ['curl -sI http://localhost:8080/', 'docker inspect --format "{{.Config.Image}}" NAME'],
      why: 'Every answer begins with headers, before the page itself: what kind of text it is, how long, who gives it out.',
    },
  },
  'wrong-body': {
    title: 'The page is another one',
    message: (_, facts) =>
      answerOf(facts)?.body.trim()
        ? 'The server answers, but with another page than the one that is asked for.'
        : 'The server answers, but with an empty page.',
    next: () => 'Open the address yourself. Is the page in the folder that this server takes its pages from?',
    page: {
      what: 'The right container answered with success, but the text of the page is not what the task asks for.',
      see: ['curl -s http://localhost:8080/', 'docker exec NAME ls -la /usr/share/nginx/html'],
      why: 'A server shows the files that are in its own folder, inside the container. A page that was changed on the host, in another container or in the image after the container was made is not the one that is served.',
    },
  },
  'page-too-long': {
    undecided: true,
    title: 'The page is longer than docker-lab reads',
    message: () =>
      'The server answers with a very long page. What is asked for is not in the part that docker-lab reads.',
    next: () => 'Should this address really give so much?',
    page: {
      what: 'Only the beginning of an answer is read, and what the task asks for was not in it.',
      see: ['curl -s http://localhost:8080/ | wc -c'],
      why: 'An answer can be endless, so docker-lab stops reading after one mebibyte.',
    },
  },
} satisfies Record<string, Diagnosis<Want, HttpFacts>>
