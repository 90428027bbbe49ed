/** What XML 1.0 has no way to write, not even as a reference. {@link https://www.w3.org/TR/xml/#charsets} */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/**
 * Text as xmlbuilder2 has to be given it: what looks like a reference, such as `&nosuch;`, it takes for one, and leaves
 * it as it is. What XML cannot say is replaced.
 */
export const forXml = (text: string): string => text.replace(UNWRITABLE, '\ufffd').replaceAll('&', '&amp;')

/** The attributes of an element. In one, an end of line that is no reference is read as a space. */
export const attributes = (values: Record<string, string | number>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      forXml(`${value}`).replace(/[\t\n\r]/g, (end) => `&#${end.charCodeAt(0)};`),
    ]),
  )
