import { describe, expect, it } from 'vitest'
import { linesOf, titlesIn } from '../../renderer/add/titles.ts'

const link = 'https://a.example/1.iso'
const titleIn = (text: string) => titlesIn(text).get(link)

describe('a title', () => {
  it.each([
    ['before its link', `The Film – ${link}`, 'The Film'],
    ['before its link, with a hyphen in it', `Ada - A Life - ${link}`, 'Ada - A Life'],
    ['after its link', `${link} | The Film`, 'The Film'],
    ['after a bar without spaces', `${link}|The Film`, 'The Film'],
    ['after a tab', `The Film\t${link}`, 'The Film'],
    ['in a list', `- [x] The Film — ${link}`, 'The Film'],
    ['in a numbered list', `12. ${link} – The Film`, 'The Film'],
    ['beside a link in angle brackets', `The Film – <${link}>`, 'The Film'],
    ['in quotes', `“The Film” – ${link}`, 'The Film'],
    ['of Markdown', `See [**The Film**](${link}), it is good.`, 'The Film'],
    ['of Markdown with brackets', `[The [uncut] Film](${link})`, 'The [uncut] Film'],
    ['of HTML', `<li><a class="x" href="${link}"><b>The</b>\n Film &amp; more</a></li>`, 'The Film & more'],
    ['of HTML without quotes', `<a href=${link}>The Film</a>`, 'The Film'],
    ['of a script written from right to left', `فيلم طويل – ${link}`, 'فيلم طويل'],
    ['of one line among many', `Films\r\n\r\nThe Film – ${link}\r\nAnother one`, 'The Film'],
  ])('%s is found', (_, text, title) => expect(titleIn(text)).toBe(title))

  it.each([
    ['on the line above', `The Film\n${link}`],
    ['that is a word of prose', `See the film at ${link}`],
    ['on both sides', `The Film – ${link} – it is good`],
    ['beside two links', `The Film – ${link} – https://b.example`],
    ['of nothing but marks', `*** – ${link}`],
    ['that is a list’s mark', `- ${link}`],
    ['that is the link itself', `[${link}](${link})`],
    ['as long as a page', `${'word '.repeat(50)}– ${link}`],
    ['that is empty', `<a href="${link}"><img alt=""></a>`],
  ])('%s is none', (_, text) => expect(titlesIn(text).size).toBe(0))

  it('of many links alike names none of them', () => {
    const text = '[Download](https://a.example/1) [download](https://a.example/2) [Read](https://a.example/3)'
    expect([...titlesIn(text)]).toEqual([['https://a.example/3', 'Read']])
  })

  it('loses what cannot be seen or turns the direction', () => {
    expect(titleIn(`The\u0000 \u202Emlif\u202C\u0007 – ${link}`)).toBe('The mlif')
    expect(titleIn(`\uD800 Film – ${link}`)).toBe('\uFFFD Film')
  })

  it('of the first of the same links counts', () => {
    expect(titleIn(`One – ${link}\nTwo – ${link}`)).toBe('One')
  })
})

it.each([
  ['a word', 'x'.repeat(100_000)],
  ['spaces', ' '.repeat(100_000)],
  ['brackets', '['.repeat(100_000)],
  ['tags', '<a href='.repeat(12_500)],
  ['dashes', ' - '.repeat(33_000)],
  ['links', `${link} – `.repeat(4_000)],
  ['Markdown without end', `[a](${link} `.repeat(3_000)],
  ['HTML without end', `<a href="${link}"> <b`.repeat(3_000)],
  ['ends of sentences', `${link}${').'.repeat(50_000)}`],
])('a line of 100 kB of %s is read in no time', (_, line) => {
  const began = performance.now()
  titlesIn(`${line} – ${link} | ${line}`)
  // Quadratic would be minutes.
  expect(performance.now() - began).toBeLessThan(5_000)
})

it('links of a page become lines that say the same', () => {
  const lines = linesOf([
    { href: link, text: '\n The  Film ' },
    { href: 'https://a.example/2', text: 'https://a.example/2' },
    { href: 'javascript:alert(1)', text: 'No' },
    { href: 'https://a.example/3', text: ' ' },
  ])
  expect(lines).toBe(`The Film – ${link}\nhttps://a.example/2\nhttps://a.example/3`)
  expect([...titlesIn(lines)]).toEqual([[link, 'The Film']])
})
