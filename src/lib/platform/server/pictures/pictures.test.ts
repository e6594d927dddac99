import { deflateSync, crc32 } from 'node:zlib';
import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { docx } from '../../../../../tests/support/office.ts';
import { colourAt, halves, phoneJpeg } from '../../../../../tests/support/pictures.ts';
import { developPicture, drawPicture, type Developed } from './index.ts';
import { faultOf, widthsFor } from './picture.ts';

const made = async (bytes: Uint8Array): Promise<Developed> => {
	const outcome = await developPicture(bytes);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
};
const refusal = async (bytes: Uint8Array) => {
	const outcome = await developPicture(bytes);
	return outcome.ok ? 'taken' : outcome.refusal;
};
const sizes = ({ renditions }: Developed) => renditions.map(({ kind, width, height }) => `${kind} ${width}×${height}`);

/** What anything that reads pictures could find out beside what is to be seen; the parts of the files are named as their formats name them. */
async function saysNothing({ renditions }: Developed): Promise<void> {
	for (const { bytes } of renditions) {
		const all = { tiff: true, xmp: true, icc: true, iptc: true, gps: true, exif: true, makerNote: true };
		const found = await exifr.parse(Buffer.from(bytes), { ...all, jfif: false, ihdr: false }).catch(() => undefined);
		expect(found ?? null).toBeNull();
		const plain = Buffer.from(bytes).toString('latin1');
		for (const mark of ['Exif', 'EXIF', 'http://ns.adobe.com', 'XMP ', 'ICC_PROFILE', 'ICCP', 'Photoshop', '8BIM', 'Jonaitis', 'Telefonas'])
			expect(plain.includes(mark), mark).toBe(false);
	}
}

/** A PNG whose head promises so many pixels, in as few bytes as that takes. */
function bomb(width: number, height: number): Uint8Array {
	const chunk = (name: string, body: Buffer) => {
		const named = Buffer.concat([Buffer.from(name), body]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(body.length);
		sum.writeUInt32BE(crc32(named));
		return Buffer.concat([length, named, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head[8] = 1;
	const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * height));
	const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('what is kept of a picture', () => {
	test.each([
		['read in strips', false],
		['progressive', true]
	])('of 60 megapixels with its place, on its side (%s): upright, small, and it says nothing about itself', async (_, progressive) => {
		const bytes = await phoneJpeg(9000, 6667, progressive);
		expect((await exifr.gps(bytes)).latitude).toBeCloseTo(54.687, 3);
		const before = process.memoryUsage().rss;
		const kept = await made(bytes);
		expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
		expect(sizes(kept)).toEqual(['webp 480×648', 'jpeg 480×648', 'webp 960×1296', 'jpeg 960×1296', 'webp 1600×2160', 'jpeg 1600×2160']);
		for (const { bytes, width, height } of kept.renditions) {
			// Turned by a quarter to the right, what was left is above.
			expect(await colourAt(bytes, width >> 1, height >> 2)).toBe('red');
			expect(await colourAt(bytes, width >> 1, height - (height >> 2))).toBe('blue');
		}
		await saysNothing(kept);
	});

	test('is never enlarged', async () => {
		expect(sizes(await made(await halves(700, 500).jpeg().toBuffer()))).toEqual([
			'webp 480×343',
			'jpeg 480×343',
			'webp 700×500',
			'jpeg 700×500'
		]);
		expect([200, 480, 481, 1600, 9000].map(widthsFor)).toEqual([[200], [480], [480, 481], [480, 960, 1600], [480, 960, 1600]]);
	});

	test.each([
		['CMYK', () => halves(600, 400).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()],
		['a wide gamut with its profile', () => halves(600, 400).withIccProfile('p3').jpeg().toBuffer()],
		['PNG of 16 bits', () => halves(600, 400).toColourspace('rgb16').png().toBuffer()],
		['WebP', () => halves(600, 400).webp().toBuffer()],
		['AVIF', () => halves(600, 400).avif({ effort: 0 }).toBuffer()]
	])('is in sRGB, whatever it was: %s', async (_, bytes) => {
		const kept = await made(await bytes());
		expect(await colourAt(kept.renditions[0]?.bytes as Uint8Array, 100, 100)).toBe('red');
		expect(await colourAt(kept.renditions[1]?.bytes as Uint8Array, 400, 100)).toBe('blue');
		await saysNothing(kept);
	});

	test('has no holes: what was transparent is white', async () => {
		const clear = await sharp({ create: { width: 400, height: 300, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } })
			.png()
			.toBuffer();
		for (const { bytes } of (await made(clear)).renditions) {
			const [r, g, b] = await sharp(bytes).removeAlpha().raw().toBuffer();
			expect([r, g, b]).toEqual([255, 255, 255]);
		}
	});
});

describe('what is not taken is said by name', () => {
	const half = async () => {
		const whole = await halves(1200, 900).jpeg().toBuffer();
		return whole.subarray(0, whole.length >> 1);
	};
	const frames = async (how: 'gif' | 'webp') => {
		const each = ['red', 'blue'].map((background) =>
			sharp({ create: { width: 300, height: 300, channels: 3, background } })
				.png()
				.toBuffer()
		);
		return sharp(await Promise.all(each), { join: { animated: true } })
			[how]({ loop: 0 })
			.toBuffer();
	};
	const heic = Buffer.concat([
		Buffer.from([0, 0, 0, 24]),
		Buffer.from('ftypheic'),
		Buffer.alloc(4),
		Buffer.from('mif1heic'),
		Buffer.alloc(64)
	]);

	test.each([
		['nothing', () => new Uint8Array(), 'file_empty'],
		['more than 20 MB', () => new Uint8Array(20 * 1024 * 1024 + 1), 'file_too_large'],
		['a document', docx, 'picture_kind'],
		['a drawing', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'), 'picture_kind'],
		['a web page', () => Buffer.from('<!doctype html><img src=x>'), 'picture_kind'],
		['what moves, as GIF', () => frames('gif'), 'picture_kind'],
		['what moves, as WebP', () => frames('webp'), 'picture_moves'],
		['what an iPhone keeps for itself', () => heic, 'picture_heic'],
		['a point', () => halves(2, 1).extract({ left: 0, top: 0, width: 1, height: 1 }).png().toBuffer(), 'picture_too_small'],
		['a strip', () => halves(2000, 300).jpeg().toBuffer(), 'picture_too_narrow'],
		['a picture that breaks off', half, 'picture_broken'],
		['a head without a body', () => bomb(900, 900).subarray(0, 40), 'picture_broken'],
		['900 megapixels in a hundred kilobytes', () => bomb(30_000, 30_000), 'picture_too_many_pixels']
	])('%s', async (_, bytes, expected) => {
		const brought = await bytes();
		if (expected === 'picture_too_many_pixels') expect(brought.byteLength).toBeLessThan(200_000);
		expect(await refusal(brought)).toBe(expected);
	});

	test.each([
		['image/jpeg', 8000, 8000, undefined],
		['image/jpeg', 8001, 8000, 'picture_too_many_pixels'],
		['image/png', 6000, 4000, undefined],
		['image/png', 6000, 4001, 'picture_too_many_pixels'],
		['image/webp', 800, 200, undefined],
		['image/webp', 801, 200, 'picture_too_narrow'],
		['image/avif', 199, 400, 'picture_too_small']
	])('at its limit: %s %i×%i', (kind, width, height, fault) => {
		expect(faultOf({ kind, width, height, frames: 1 })).toBe(fault);
	});

	test('more at once than can wait: the last are asked to come again, the others take turns', async () => {
		const bytes = await halves(400, 300).jpeg().toBuffer();
		const answers = await Promise.all(Array.from({ length: 6 }, () => refusal(bytes)));
		expect(answers.filter((answer) => answer === 'taken')).toHaveLength(4);
		expect(answers.filter((answer) => answer === 'pictures_busy')).toHaveLength(2);
	});
});

test('the same drawing becomes the same picture', async () => {
	const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><path d="M0 0h600v630H0z" fill="#264"/></svg>';
	const [one, two] = [await drawPicture(svg), await drawPicture(svg)];
	expect(one && (await sharp(one).metadata())).toMatchObject({ format: 'png', width: 1200, height: 630 });
	expect(Buffer.from(one as Uint8Array).equals(two as Uint8Array)).toBe(true);
});
