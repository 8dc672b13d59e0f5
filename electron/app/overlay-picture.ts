/** Rows of five, top to bottom. */
const digits: readonly (readonly string[])[] = [
  ['.###.', '#...#', '#..##', '#.#.#', '##..#', '#...#', '.###.'],
  ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
  ['.###.', '#...#', '....#', '..##.', '....#', '#...#', '.###.'],
  ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  ['.###.', '#....', '#....', '####.', '#...#', '#...#', '.###.'],
  ['#####', '....#', '...#.', '..#..', '..#..', '.#...', '.#...'],
  ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  ['.###.', '#...#', '#...#', '.####', '....#', '....#', '.###.'],
]

/** As large as it is on a screen of usual density, where a digit's points are pixels. */
const SIZE = 16
const WIDTH = 5
const HEIGHT = 7
/** No more digits than these have room. */
const MOST = 99
/** Points within a pixel that are looked at, each way: what makes the edge smooth. */
const LOOKS = 4

type Colour = readonly [red: number, green: number, blue: number]

const disc: Colour = [7, 82, 100]
const white: Colour = [255, 255, 255]

/** `count` on a disc, for a screen `scale` times as dense as usual: its width and height in pixels, and BGRA, premultiplied. */
export function overlayPicture(
  count: number,
  scale: number,
): { readonly size: number; readonly pixels: Buffer } {
  const size = SIZE * scale
  const pixels = Buffer.alloc(size * size * 4)
  const isInk = inkOf(String(Math.min(count, MOST)))
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      pixels.set(pixelAt(x / scale, y / scale, 1 / scale, isInk), (y * size + x) * 4)
    }
  }
  return { size, pixels }
}

type Ink = (x: number, y: number) => boolean

function inkOf(text: string): Ink {
  const left = Math.floor((SIZE - (text.length * (WIDTH + 1) - 1)) / 2)
  const top = Math.floor((SIZE - HEIGHT) / 2)
  return (x, y) => {
    const column = Math.floor(x) - left
    const glyph = digits[Number(text[Math.floor(column / (WIDTH + 1))])]
    return glyph?.[Math.floor(y) - top]?.[column % (WIDTH + 1)] === '#'
  }
}

function pixelAt(x: number, y: number, side: number, isInk: Ink): [number, number, number, number] {
  const sum: [number, number, number, number] = [0, 0, 0, 0]
  for (let look = 0; look < LOOKS * LOOKS; look += 1) {
    const [px, py] = [
      x + ((look % LOOKS) + 0.5) * (side / LOOKS),
      y + (Math.floor(look / LOOKS) + 0.5) * (side / LOOKS),
    ]
    const distance = Math.hypot(px - SIZE / 2, py - SIZE / 2)
    if (distance > SIZE / 2) continue
    // A white rim keeps it apart from the app's icon, which has its colour.
    const [red, green, blue] = distance > SIZE / 2 - 1 || isInk(px, py) ? white : disc
    sum[0] += blue
    sum[1] += green
    sum[2] += red
    sum[3] += 255
  }
  return [mean(sum[0]), mean(sum[1]), mean(sum[2]), mean(sum[3])]
}

const mean = (sum: number): number => Math.round(sum / (LOOKS * LOOKS))
