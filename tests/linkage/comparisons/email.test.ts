import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

it.each([
  ['ana.bo@mail.com', 'ana.bo@mail.com', 'exact'],
  ['Ana.Bo@Mail.com', 'ana.bo@mail.com', 'exact'],
  ['ana.bo+news@mail.com', 'ana.bo@mail.com', 'exact'],
  ['ana.bo@mail.com', 'ana.bo@post.net', 'same_name'],
  ['ana.bo@mail.com', 'ana.bo', 'same_name'],
  ['ana.bo@mail.com', 'ana.b0@mail.com', 'edited'],
  ['ana.bo@mail.com', 'aan.bo@mial.com', 'edited'],
  ['anabelle.bo@mail.com', 'anabelle.bo1970@post.net', 'similar_name'],
  ['ana.bo@mail.com', 'ki.lu@mail.com', 'else'],
  ['', 'ki.lu@mail.com', 'null'],
])('%s and %s are at level %s', (one, other, level) => {
  expect(levelOf({ compare: 'email', column: 'email' }, { email: one }, { email: other })).toBe(level)
})
