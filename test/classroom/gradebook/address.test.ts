import { describe, expect, test } from 'vitest'
import { shownAddress, verified } from '../../../src/classroom/gradebook/postgres/address.ts'

describe('an address as people see it has no password', () => {
  test.each([
    ['postgres://teacher:s%40cret@db.example:5433/class', 'postgres://teacher@db.example:5433/class'],
    [
      'postgres://teacher@db/class?password=s%40cret&sslmode=require',
      'postgres://teacher@db/class?sslmode=require',
    ],
    ['postgres:///class?host=/var/run/postgresql', 'postgres:///class?host=/var/run/postgresql'],
  ])('%s', (address, shown) => {
    expect(decodeURIComponent(shownAddress(address))).toBe(shown)
  })
})

describe('a server that is asked for encryption has to prove who it is', () => {
  test.each([
    ['postgres://a:b@db/class?sslmode=require', 'postgres://a:b@db/class?sslmode=verify-full'],
    ['postgres://a:b@db/class?sslmode=prefer', 'postgres://a:b@db/class?sslmode=verify-full'],
    ['postgres://a:b@db/class?sslmode=disable', 'postgres://a:b@db/class?sslmode=disable'],
    ['postgres://a:b@db/class', 'postgres://a:b@db/class'],
    [
      'postgres://a:b@db/class?sslmode=require&uselibpqcompat=true',
      'postgres://a:b@db/class?sslmode=require&uselibpqcompat=true',
    ],
  ])('%s', (address, asked) => {
    expect(verified(address)).toBe(asked)
  })
})
