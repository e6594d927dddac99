/**
 * Works at one picture in a process of its own and ends: what a picture from outside makes of the memory, or of a decoder, stays there.
 * It gets no environment, opens no file and no connection.
 */
import { faultOf, mostPixelsOf, pictureWidths, takenKinds, widthsFor, type Developed, type PictureFault } from './picture.ts';
import sharp, { type Metadata } from 'sharp';

/** A picture that somebody brought, of a kind that was recognised; or a drawing of ours that becomes a picture. */
export type Asked = { develop: Uint8Array; kind: string } | { draw: string };
export type Answered = { developed: Developed } | { drawn: Uint8Array } | { fault: PictureFault };

sharp.cache(false);
sharp.concurrency(1);

const loaders: Record<string, string[]> = {
	'image/jpeg': ['VipsForeignLoadJpeg'],
	'image/png': ['VipsForeignLoadPng'],
	'image/webp': ['VipsForeignLoadWebp'],
	'image/avif': ['VipsForeignLoadHeif']
};

/** Turns a picture upright, leaves out all that it says about itself, brings its colours to sRGB, and makes the widths that pages ask for. */
async function develop(bytes: Uint8Array, kind: string): Promise<Answered> {
	if (!takenKinds.includes(kind)) return { fault: 'picture_kind' };
	sharp.block({ operation: ['VipsForeignLoad'] });
	sharp.unblock({ operation: loaders[kind] ?? [] });
	const open = () => sharp(bytes, { limitInputPixels: mostPixelsOf(kind), sequentialRead: true, failOn: 'error' });
	try {
		const head: Metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
		const fault = faultOf({ kind, width: head.width, height: head.height, frames: head.pages ?? 1 });
		if (fault) return { fault };
		const { data, info } = await open()
			.autoOrient()
			.resize({ width: pictureWidths.at(-1), withoutEnlargement: true })
			.flatten({ background: 'white' })
			.toColourspace('srgb')
			.raw()
			.toBuffer({ resolveWithObject: true });
		const { width, height, channels } = info;
		const renditions: Developed['renditions'] = [];
		for (const one of widthsFor(width))
			for (const kind of ['webp', 'jpeg'] as const) {
				const made = sharp(data, { raw: { width, height, channels } }).resize({ width: one });
				const kept = kind === 'webp' ? made.webp({ quality: 76 }) : made.jpeg({ quality: 78, mozjpeg: true });
				const { data: bytes, info } = await kept.toBuffer({ resolveWithObject: true });
				renditions.push({ kind, width: info.width, height: info.height, bytes });
			}
		return { developed: { width, height, renditions } };
	} catch {
		// What the decoder does not understand to its end is broken; its words are nobody's.
		return { fault: 'picture_broken' };
	}
}

/** Makes a PNG of a drawing of ours: shapes only, so no typeface of the machine is asked. */
const draw = async (svg: string): Promise<Answered> => ({
	drawn: await sharp(Buffer.from(svg), { density: 72 })
		.flatten({ background: 'white' })
		.png({ palette: true, colours: 128, effort: 7 })
		.toBuffer()
});

process.once('message', (asked: Asked) => {
	void ('draw' in asked ? draw(asked.draw) : develop(asked.develop, asked.kind)).then((answered) =>
		process.send?.(answered, () => process.disconnect())
	);
});
