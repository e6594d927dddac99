import type { PictureWords } from '#practices';

type Source = { kind: 'webp' | 'jpeg'; width: number; height: number; path: string };

/** A picture as a page shows it: where it is in each width, and one that is bearable for whoever knows nothing of widths. */
export type ShownPicture = PictureWords & { width: number; height: number; webp: string; jpeg: string; src: string };

/** At this width a picture is given to those who do not choose. */
const usual = 960;

export function publicPicture({
	alt,
	caption,
	credit,
	width,
	height,
	sources
}: PictureWords & { width: number; height: number; sources: Source[] }): ShownPicture {
	const set = (kind: Source['kind']) =>
		sources
			.filter((source) => source.kind === kind)
			.map(({ path, width }) => `${path} ${String(width)}w`)
			.join(', ');
	const plain = sources.filter(({ kind }) => kind === 'jpeg').sort((a, b) => Math.abs(a.width - usual) - Math.abs(b.width - usual))[0];
	return { alt, caption, credit, width, height, webp: set('webp'), jpeg: set('jpeg'), src: plain?.path ?? '' };
}
