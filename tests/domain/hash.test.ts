import { expect, it } from 'vitest'
import { fnv1a64 } from '../../src/domain/hash.ts'

it('is FNV-1a 64: the published value of "foobar"', () => expect(fnv1a64('foobar')).toBe('85944171f73967e8'))
it('starts from the offset basis', () => expect(fnv1a64('')).toBe('cbf29ce484222325'))
