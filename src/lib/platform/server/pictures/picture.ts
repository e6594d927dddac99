/** Why a picture is not taken: said in words by whoever asked for it. */
export type PictureFault =
	| 'file_empty'
	| 'file_too_large'
	| 'picture_kind'
	| 'picture_heic'
	| 'picture_too_many_pixels'
	| 'picture_too_small'
	| 'picture_too_narrow'
	| 'picture_moves'
	| 'picture_broken'
	| 'pictures_busy';

export type RenditionKind = 'webp' | 'jpeg';
/** A picture in one of the widths that pages ask for, upright and without any data about itself. */
export type Rendition = { kind: RenditionKind; width: number; height: number; bytes: Uint8Array };
/** What is kept of a picture: the size of the largest rendition, and all of them. */
export type Developed = { width: number; height: number; renditions: Rendition[] };

/** The widths that pages ask for, in pixels; a picture is never enlarged. */
export const pictureWidths = [480, 960, 1600] as const;

/**
 * How many pixels a picture of a kind may have. A JPEG is read in strips and made smaller as it is read; the others are held whole, so
 * they may be no larger than what a bearable part of the memory holds.
 */
const mostPixels: Record<string, number> = {
	'image/jpeg': 64_000_000,
	'image/png': 24_000_000,
	'image/webp': 24_000_000,
	'image/avif': 12_000_000
};
export const takenKinds = Object.keys(mostPixels);
export const mostPixelsOf = (kind: string): number => mostPixels[kind] ?? 0;

/** For the `accept` of a field: with it phones that keep another kind send a JPEG by themselves. */
export const acceptedPictures = takenKinds.join(',');

/** The shorter side has at least so many pixels, and the longer is at most so many times as long. */
const leastSide = 200;
const longestShape = 4;

export type Measured = { kind: string; width: number; height: number; frames: number };

/** What is wrong with a picture by what its head says, before anything of it is unpacked; nothing when it can be taken. */
export function faultOf({ kind, width, height, frames }: Measured): PictureFault | undefined {
	if (frames > 1) return 'picture_moves';
	if (width * height > mostPixelsOf(kind)) return 'picture_too_many_pixels';
	if (Math.min(width, height) < leastSide) return 'picture_too_small';
	return Math.max(width, height) > longestShape * Math.min(width, height) ? 'picture_too_narrow' : undefined;
}

/** In which widths a picture is kept: those that pages ask for and that it has, and its own when it is narrower than the widest. */
export const widthsFor = (width: number): number[] => {
	const largest = Math.min(width, pictureWidths.at(-1) ?? width);
	return [...pictureWidths.filter((one) => one < largest), largest];
};
