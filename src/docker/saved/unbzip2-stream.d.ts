/** https://github.com/regular/unbzip2-stream, which brings no types. */
declare module 'unbzip2-stream' {
  export default function unbzip2(): NodeJS.ReadWriteStream
}
