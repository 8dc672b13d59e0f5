import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-loglevel', 'error', ...args])

/** Three seconds of picture and sound, `film.mp4`, in `folder`. Some 50 KB. */
function makeFilm(folder: string): string {
  const path = join(folder, 'film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc=duration=3:size=320x240']
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=3']
  ffmpeg(...picture, ...sound, '-g', '25', '-pix_fmt', 'yuv420p', path)
  return path
}

/** The same in pieces: `film.m3u8` (HLS) and `film.mpd` (DASH, picture and sound apart), and the files they name. */
export function makeStream(folder: string): void {
  const film = makeFilm(folder)
  ffmpeg('-i', film, '-c', 'copy', '-hls_time', '1', '-hls_list_size', '0', join(folder, 'film.m3u8'))
  ffmpeg('-i', film, '-c', 'copy', '-seg_duration', '1', '-f', 'dash', join(folder, 'film.mpd'))
}
