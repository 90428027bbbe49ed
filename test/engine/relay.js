// Passes on what arrives at one address of this machine to another: HOST:PORT HOST:PORT.
import { connect, createServer } from 'node:net'
import { pipeline } from 'node:stream'

const [[at, from], [host, to]] = process.argv.slice(2).map((address) => address.split(':'))
createServer({ allowHalfOpen: true }, (inside) => {
  const outside = connect({ host, port: Number(to), allowHalfOpen: true })
  pipeline(inside, outside, () => {})
  pipeline(outside, inside, () => {})
}).listen(Number(from), at)
