import { expect, test } from 'vitest'
import { imageSizes } from '../../src/docker/facts/image-sizes.ts'
import { CouldNotLook } from '../../src/docker/port/could-not-look.ts'
import { fakeAsk } from './fake-ask.ts'

const ID = `sha256:${'a'.repeat(64)}`

const sizesOf = (inspected: object | undefined, listed: object[]) =>
  imageSizes(
    fakeAsk({
      ...(inspected && { [`/images/${ID}/json`]: () => ({ body: JSON.stringify(inspected) }) }),
      '/images/json': () => ({ body: JSON.stringify(listed) }),
    }).ask,
    { id: ID },
  )

test('an image has the size that it has alone, and the one in the list', async () => {
  const other = { Id: `sha256:${'b'.repeat(64)}`, Size: 5 }
  expect(await sizesOf({ Id: ID, Size: 7 }, [other, { Id: ID, Size: 20 }])).toEqual([7, 20])
  expect(await sizesOf({ Id: ID, Size: 7 }, [{ Id: 'a'.repeat(64), Size: 7 }])).toEqual([7])
  expect(await sizesOf({ Id: ID, Size: 7 }, [other])).toEqual([7])
})

test('a size that is not there is not zero', async () => {
  await expect(sizesOf({ Id: ID }, [])).rejects.toThrow(CouldNotLook)
})
